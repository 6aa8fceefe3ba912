/* The query that gives an entity's facts from graph.ttl. */

function sparqlFor(entity) {
  const name = entity.name.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
  return `PREFIX kg: <https://kg.example.org/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>

SELECT ?fact ?class ?property ?value ?quote ?headline {
  ?entity rdfs:label "${name}"@zh .
  { ?fact kg:subject ?entity } UNION { ?fact kg:object ?entity }
  ?fact a ?class ; ?property ?value ; kg:evidence ?evidence .
  ?evidence kg:quote ?quote ; kg:article ?article .
  OPTIONAL { ?article schema:headline ?headline }
  FILTER (?property NOT IN (rdf:type, kg:evidence, kg:subject))
} ORDER BY ?class ?fact ?property`;
}
