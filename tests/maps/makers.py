"""GeoJSON."""


def feature(rings, kind="Polygon", **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": rings}}


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features)} | more
