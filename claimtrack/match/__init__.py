"""Statement against stored claims. Pure."""
