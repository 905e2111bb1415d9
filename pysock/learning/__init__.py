"""What a learner does with the lessons: the exercises, and the judge of their answers.

A program is judged by `pysock.compare`, under the scenarios that lie beside the solution; nothing is run from here."""
