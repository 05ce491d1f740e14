"""The web surfaces: desk, portal, public pages, and the components they share."""
