# Turns left and right into start and end, so that a right-to-left page uses
# the same sheet.
s/\([;{]\)\(padding\|margin\)-left:/\1\2-inline-start:/g
s/\([;{]\)\(padding\|margin\)-right:/\1\2-inline-end:/g
s/\([;{]\)border-left\([a-z-]*\):/\1border-inline-start\2:/g
s/\([;{]\)border-right\([a-z-]*\):/\1border-inline-end\2:/g
s/\([;{]\)left:/\1inset-inline-start:/g
s/\([;{]\)right:/\1inset-inline-end:/g
s/text-align:left/text-align:start/g
s/text-align:right/text-align:end/g
s/float:left/float:inline-start/g
s/float:right/float:inline-end/g
