"""numcheck for a model that writes: tools of the Model Context Protocol.

``server`` names the tools, ``answers`` says what they give, ``worker`` does their work in a process of its own, ``quotes``
puts findings and figures into words, ``http`` serves them to more than one program.
"""
