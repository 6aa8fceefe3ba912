// 某地（含其下辖各地）有什么
// What is in a place, or in a place within it
WITH '武昌' AS name
MATCH (place:Entity) WHERE place.name = name OR name IN place.aliases
MATCH (x:Entity)-[:LOCATED_IN]->+(place)
MATCH (x)-[:LOCATED_IN]->(l:Entity)
RETURN DISTINCT x.name AS thing, x.kind AS class, l.name AS within
ORDER BY class, thing, within
