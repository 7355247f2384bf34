# What the app layer of an environment may do in Vault: read the three items of its own environment, as it connects to PostgreSQL and Redis.
# {{env}} is filled in by compose/bin/vault_setup_tokens.sh.
path "secret/data/finance_report/{{env}}/app" {
  capabilities = ["read"]
}

path "secret/metadata/finance_report/{{env}}/app" {
  capabilities = ["read", "list"]
}

path "secret/data/finance_report/{{env}}/postgres" {
  capabilities = ["read"]
}

path "secret/metadata/finance_report/{{env}}/postgres" {
  capabilities = ["read", "list"]
}

path "secret/data/finance_report/{{env}}/redis" {
  capabilities = ["read"]
}

path "secret/metadata/finance_report/{{env}}/redis" {
  capabilities = ["read", "list"]
}

path "auth/token/lookup-self" {
  capabilities = ["read"]
}

path "auth/token/renew-self" {
  capabilities = ["update"]
}

# A deployment looks once whether the secrets can be read, and leaves no token behind.
path "auth/token/revoke-self" {
  capabilities = ["update"]
}
