"""Files of communes' shapes, GeoJSON or TopoJSON, as programs of maps write them: read, and refused with a sentence."""
