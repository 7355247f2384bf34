# The sidecar of the redis layer: signs in by AppRole, renders secrets.ctmpl and renders it again when Vault has something new.
# Where Vault is, VAULT_ADDR says.
auto_auth {
  method "approle" {
    mount_path  = "auth/approle"
    exit_on_err = true

    config = {
      role_id_file_path                   = "/vault/approle/role-id"
      secret_id_file_path                 = "/vault/approle/secret-id"
      remove_secret_id_file_after_reading = false
    }
  }

  sink "file" {
    config = {
      path = "/vault/.token"
      mode = 0600
    }
  }
}

template_config {
  static_secret_render_interval = "5m"
  exit_on_retry_failure         = true
}

template {
  source               = "/etc/vault/secrets.ctmpl"
  destination          = "/vault/secrets/.env"
  error_on_missing_key = true

  # Who reads it is another user in another container; the volume belongs to this stack alone.
  perms = "0644"
}
