/* The queries that give the facts of an entity, or of a pair, from graph.ttl. */

const SPARQL_PREFIXES = `PREFIX kg: <https://kg.example.org/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>`;

function sparqlName({ name }) {
  const escaped = name.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
  return `"${escaped}"@zh`;
}

function sparqlFor(entity) {
  return `${SPARQL_PREFIXES}

SELECT ?fact ?class ?property ?value ?quote ?headline {
  ?entity rdfs:label ${sparqlName(entity)} .
  { ?fact kg:subject ?entity } UNION { ?fact kg:object ?entity }
  ?fact a ?class ; ?property ?value ; kg:evidence ?evidence .
  ?evidence kg:quote ?quote ; kg:article ?article .
  OPTIONAL { ?article schema:headline ?headline }
  FILTER (?property NOT IN (rdf:type, kg:evidence) && !sameTerm(?value, ?entity))
} ORDER BY ?class ?fact ?property`;
}

function sparqlForPair(one, other) {
  return `${SPARQL_PREFIXES}

SELECT ?fact ?subject ?predicate ?object ?quote ?headline {
  VALUES (?one ?other) { (${sparqlName(one)} ${sparqlName(other)}) (${sparqlName(other)} ${sparqlName(one)}) }
  ?subject rdfs:label ?one . ?object rdfs:label ?other .
  ?fact a kg:Relation ; kg:subject ?subject ; kg:predicate ?predicate ; kg:object ?object ; kg:evidence ?evidence .
  ?evidence kg:quote ?quote ; kg:article ?article .
  OPTIONAL { ?article schema:headline ?headline }
} ORDER BY ?predicate ?fact`;
}
