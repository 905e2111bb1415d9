"""The second writer of the translator: C to the Pythonic layer, where the shape of the C is certain.

Recognisers look at the same tree that the raw writer writes, change nothing in it, and fill a plan; the writer follows
the plan, and is the raw one where it says nothing. A shape that is only half there is not taken.

| file | what it does |
|---|---|
| `patterns.py` | small questions to the tree: which call is this, is that a size |
| `outline.py` | where each statement of a function stands, where each variable is named |
| `plan.py` | what was recognised: by statement and by expression |
| `fatal.py` | "check, say why, end": the sites that become exceptions, and `die()` |
| `lifetime.py` | from where to where a descriptor is open, and who closes it |
| `addresses.py` | filled `struct sockaddr_in` as tuples; who called, of accept() |
| `buffers.py` | a text that one recv() brings: bytes |
| `shapes.py` | calls as methods |
| `sockets.py` | which variables are sockets, which checks raise, which sockets `with` closes |
| `recognise.py` | all that as a plan |
| `texts.py` | formats of printf as print() |
| `writer.py` | the plan as Python |

Two rules: each call of the kernel stays the same call in the same order; what a recogniser cannot prove, stays raw.
"""

from __future__ import annotations
