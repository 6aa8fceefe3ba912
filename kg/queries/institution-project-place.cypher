// 哪家机构与哪个项目有关，项目在何处
// Which institution has to do with which project, and where the project is
CALL () {
  MATCH (p:Project)<-[:SUBJECT]-(f:Relation)-[:OBJECT]->(i:Institution)
  WHERE f.predicate IN ['builtBy', 'operatedBy', 'organizedBy', 'issuedBy']
  RETURN i, f.predicate AS how, p
  UNION
  MATCH (i:Institution)<-[:SUBJECT]-(f:Relation)-[:OBJECT]->(p:Project)
  WHERE f.predicate IN ['participatesIn', 'uses', 'partOf']
  RETURN i, f.predicate AS how, p
}
MATCH (p)-[:PART_OF]->*(:Entity)-[:LOCATED_IN]->(l:Entity)
RETURN DISTINCT i.name AS institution, how, p.name AS project, l.name AS place
ORDER BY institution, project, how, place
