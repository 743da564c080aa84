package selfreferral

// LimitsVersion counts the wordings of Limits. Every part keeps which one the pupil had before them, so change it with them;
// a test holds the two together.
const LimitsVersion = 1

// Limits is what cannot be kept private, said before the first box (records 2.1, 4.6, T-087).
func Limits() []string {
	return []string{
		"The people named here can open what you send. If they do not answer, we ask someone else. You can see who.",
		"If you or someone else could get badly hurt, we may have to tell people who can help.",
		"We talk to you first if we can. You have a say in how it is done.",
	}
}
