#!/bin/sh
# Makes a new database from the CSV files of this folder; the server must be stopped.
#   sh import.sh                                        into the empty database neo4j
#   DATABASE=news sh import.sh --overwrite-destination  replacing the database news
cd "$(dirname "$0")" || exit 2
exec neo4j-admin database import full "${DATABASE:-neo4j}" \
  --array-delimiter=U+001F \
  --legacy-style-quoting=true \
  --multiline-fields=true \
  --id-type=string \
  --nodes=Kg=nodes_entities.csv \
  --nodes=Kg=nodes_observations.csv \
  --nodes=Kg=nodes_relations.csv \
  --nodes=Kg=nodes_events.csv \
  --nodes=Kg=nodes_evidence.csv \
  --nodes=Kg=nodes_articles.csv \
  --nodes=Kg=nodes_metrics.csv \
  --relationships=edges_relations.csv \
  --relationships=edges_subjects.csv \
  --relationships=edges_objects.csv \
  --relationships=edges_metrics.csv \
  --relationships=edges_evidence.csv \
  --relationships=edges_from_article.csv \
  --relationships=edges_mentioned_in.csv \
  --relationships=edges_authors.csv \
  "$@"
