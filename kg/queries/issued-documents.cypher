// 文件、标准与榜单由谁发布
// Documents, standards and lists, and who issued them
MATCH (s:Entity)<-[:SUBJECT]-(r:Relation {predicate: 'issuedBy'})-[:OBJECT]->(o:Entity),
      (r)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
RETURN s.name AS document, o.name AS issuer, e.quote AS quote, article.headline AS headline
ORDER BY document, issuer, quote, headline
