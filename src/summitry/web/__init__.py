"""The review desk: the chronicle as pages on this machine, where people look at the evidence and decide.

Pages only read, but for the forms that decide. What a document holds is text here and nothing else: it is escaped,
its control characters are shown, and the content policy lets nothing run but the desk's own script.
"""
