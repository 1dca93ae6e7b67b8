"""Words and phrases of opposite sense that reports of one event contradict each other with."""

OPPOSITES = """
rose risen rises rising increased grew climbed jumped soared : fell fallen falling decreased declined dropped shrank
went_up go_up gone_up goes_up going_up : went_down go_down gone_down goes_down going_down
opened reopened reopen reopens open : closed shut closure
accepted approved endorsed agreed agrees granted : rejected refused refuses rebuffed
survived alive : died dead killed
?lives lived : died dead
guilty convicted : innocent acquitted cleared exonerated
won wins win victory : lost loses lose defeat
safe harmless safely : unsafe dangerous poisonous contaminated not_to_drink do_not_drink unfit_to_drink
legal lawful legally : illegal unlawful illegally
allowed permitted allow permit allows permits : banned forbidden prohibited ban forbid prohibit bans forbids
strengthened tightened tighten : weakened loosened eased loosen ease
raised raise : lowered cut reduced lower reduce
lifted lift lifts : imposed impose imposes
succeeded success successful : failed failure unsuccessful
hired appointed : fired dismissed sacked
included : excluded
freed released : jailed detained imprisoned
?freed released : remains remained held
advanced : retreated withdrew
majority : minority
?earlier : later
?higher : lower
true correct accurate : false wrong inaccurate untrue
attended : skipped boycotted
praised welcomed welcomes : criticised criticized condemned opposed opposes
supports supported support backs backed favours favors : opposes opposed oppose rejects rejected
voted_for votes_for vote_for : voted_against votes_against vote_against
resume resumed resumes restart restarted : suspend suspended suspends halt halted
?began begun started begins starts : ended ends finished
?stay stays : shut close leave
?found : missing
?before : after
?first : second third
?profit profits surplus gain gains : loss losses deficit
drunk : sober
intact unharmed unhurt : destroyed damaged injured hurt
peaceful peacefully : violent violently
effective : ineffective
possible : impossible
likely : unlikely
able : unable
constitutional : unconstitutional
armed : unarmed
conscious : unconscious
paid : unpaid
fair : unfair
stable : unstable
clear : unclear
changed : unchanged
complete : incomplete
sufficient enough : insufficient
responsible : irresponsible
legitimate : illegitimate
voluntary voluntarily : involuntary forced forcibly
confirmed confirms : denied denies
"""
"""Two groups of words a line, each the opposite of the other; a phrase has an underscore for each space. Of those
after a question mark both may be true at once, of two times or sides."""
