// Loads the CSV files of this folder into a running Neo4j (5.23 or later); needs no plugin.
// 1. Copy the CSV files into the server's import folder.
// 2. cypher-shell -u neo4j -d neo4j -f import.cypher
// Running it again adds nothing. The import tool (import.sh) makes the same database, faster; kg neo4j push
// makes it too, and brings one up to date.

CREATE CONSTRAINT kg_article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_evidence_id IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_fact_id IF NOT EXISTS FOR (n:Fact) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_metric_id IF NOT EXISTS FOR (n:Metric) REQUIRE n.id IS UNIQUE;
CREATE FULLTEXT INDEX kg_names IF NOT EXISTS FOR (n:Entity|Metric) ON EACH [n.name, n.aliases] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX kg_texts IF NOT EXISTS FOR (n:Evidence|Article) ON EACH [n.quote, n.headline] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE INDEX kg_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Place'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Place:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'City'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:City:Place:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'District'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:District:Place:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'GovernmentAgency'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:GovernmentAgency:Institution:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Company'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Company:Institution:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'University'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:University:Institution:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'ResearchInstitute'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:ResearchInstitute:Institution:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Organization'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Organization:Institution:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Project'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Project:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Platform'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Platform:Project:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Facility'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Facility:Project:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Programme'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Programme:Project:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Product'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Product:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Award'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Award:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Conference'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Conference:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_entities.csv' AS row
WITH row WHERE split(row.`:LABEL`, '\u001F')[0] = 'Person'
CALL (row) {
  MERGE (n:Entity {id: row.`id:ID(Entity)`})
  SET n:Person:Entity:Kg,
      n.name = row.name,
      n.kind = row.kind,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_observations.csv' AS row
CALL (row) {
  MERGE (n:Fact {id: row.`id:ID(Fact)`})
  SET n:Observation:Fact:Kg,
      n.rule = row.rule,
      n.value = toFloat(row.`value:double`),
      n.minimum = toFloat(row.`minimum:double`),
      n.maximum = toFloat(row.`maximum:double`),
      n.unit = row.unit,
      n.qualifier = row.qualifier,
      n.status = row.status,
      n.direction = row.direction,
      n.start = date(row.`start:date`),
      n.end = date(row.`end:date`)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_relations.csv' AS row
CALL (row) {
  MERGE (n:Fact {id: row.`id:ID(Fact)`})
  SET n:Relation:Fact:Kg,
      n.rule = row.rule,
      n.predicate = row.predicate,
      n.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_events.csv' AS row
CALL (row) {
  MERGE (n:Fact {id: row.`id:ID(Fact)`})
  SET n:Event:Fact:Kg,
      n.rule = row.rule,
      n.type = row.type,
      n.start = date(row.`start:date`),
      n.end = date(row.`end:date`)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_evidence.csv' AS row
CALL (row) {
  MERGE (n:Evidence {id: row.`id:ID(Evidence)`})
  SET n:Evidence:Kg,
      n.document = row.document,
      n.begin = toInteger(row.`begin:long`),
      n.end = toInteger(row.`end:long`),
      n.quote = row.quote
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_articles.csv' AS row
CALL (row) {
  MERGE (n:Article {id: row.`id:ID(Article)`})
  SET n:Article:Kg,
      n.headline = row.headline,
      n.published = date(row.`published:date`),
      n.dateBasis = row.dateBasis,
      n.publisher = row.publisher,
      n.document = row.document,
      n.begin = toInteger(row.`begin:long`),
      n.end = toInteger(row.`end:long`)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes_metrics.csv' AS row
CALL (row) {
  MERGE (n:Metric {id: row.`id:ID(Metric)`})
  SET n:Metric:Kg,
      n.name = row.name,
      n.aliases = split(row.`aliases:string[]`, '\u001F')
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'LOCATED_IN'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:LOCATED_IN {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'PART_OF'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:PART_OF {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'BUILT_BY'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:BUILT_BY {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'OPERATED_BY'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:OPERATED_BY {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'ISSUED_BY'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:ISSUED_BY {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'ORGANIZED_BY'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:ORGANIZED_BY {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'PARTICIPATES_IN'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:PARTICIPATES_IN {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'COOPERATES_WITH'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:COOPERATES_WITH {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'AFFILIATED_WITH'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:AFFILIATED_WITH {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'RECEIVED'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:RECEIVED {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_relations.csv' AS row
WITH row WHERE row.`:TYPE` = 'USES'
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:USES {fact: row.fact}]->(b)
  SET r.role = row.role
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_subjects.csv' AS row
CALL (row) {
  MATCH (a:Fact {id: row.`:START_ID(Fact)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:SUBJECT]->(b)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_objects.csv' AS row
CALL (row) {
  MATCH (a:Fact {id: row.`:START_ID(Fact)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:OBJECT]->(b)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_metrics.csv' AS row
CALL (row) {
  MATCH (a:Fact {id: row.`:START_ID(Fact)`})
  MATCH (b:Metric {id: row.`:END_ID(Metric)`})
  MERGE (a)-[r:METRIC]->(b)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_evidence.csv' AS row
CALL (row) {
  MATCH (a:Fact {id: row.`:START_ID(Fact)`})
  MATCH (b:Evidence {id: row.`:END_ID(Evidence)`})
  MERGE (a)-[r:EVIDENCE]->(b)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_from_article.csv' AS row
CALL (row) {
  MATCH (a:Evidence {id: row.`:START_ID(Evidence)`})
  MATCH (b:Article {id: row.`:END_ID(Article)`})
  MERGE (a)-[r:FROM_ARTICLE]->(b)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_mentioned_in.csv' AS row
CALL (row) {
  MATCH (a:Entity {id: row.`:START_ID(Entity)`})
  MATCH (b:Article {id: row.`:END_ID(Article)`})
  MERGE (a)-[r:MENTIONED_IN]->(b)
} IN TRANSACTIONS OF 1000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///edges_authors.csv' AS row
CALL (row) {
  MATCH (a:Article {id: row.`:START_ID(Article)`})
  MATCH (b:Entity {id: row.`:END_ID(Entity)`})
  MERGE (a)-[r:AUTHOR]->(b)
} IN TRANSACTIONS OF 1000 ROWS;
