package transition

// rights is the page "My rights at 18" of the young person's own copy. It is information and no advice on one case; a
// school reads it through each year with the other templates (C-45).
var rights = []Block{
	Text{Text: "At 18 the law sees you as an adult. This page says what changes. Your named worker can go through it with you."},
	Items{Head: "What you decide", Items: []string{
		"You say yes or no to your own treatment. From 16 you could already do so; now nobody can do it for you.",
		"The law begins by trusting that you can decide for yourself (Mental Capacity Act 2005). Needing time, an interpreter or an advocate is no reason to doubt it.",
		"If you could not decide something at some time, others must choose what is best for you and ask what you would want. You can write it down beforehand.",
	}},
	Items{Head: "Who is told", Items: []string{
		"Parents and carers can no longer be told about your care without you. What you agreed before your birthday ends on that day, until you say it again.",
		"Staff keep what you say private. They may share it without your agreement if you or somebody else could be seriously hurt, or if a court orders it. Ask them to tell you first.",
		"You can ask to see what is written about you, and ask for mistakes to be put right. If that goes wrong: the Information Commissioner's Office.",
	}},
	Items{Head: "What you can ask for", Items: []string{
		"A needs assessment from the council before you are 18, if you are likely to need care and support (Care Act 2014).",
		"An advocate: somebody independent who helps you to say what you want.",
		"Help with money: ask Citizens Advice which benefits change at 18.",
		"If you were looked after: a personal adviser until 25, and your pathway plan. An EHC plan can go on until 25 while you learn.",
	}},
	Items{Head: "If it goes wrong", Items: []string{
		"Tell the service first, or its complaints team. NHS services have a Patient Advice and Liaison Service (PALS).",
		"If that does not help: the Parliamentary and Health Service Ombudsman, or the Local Government and Social Care Ombudsman.",
		"You can change your mind, and you can come back. Missing an appointment ends nothing by itself.",
	}},
}
