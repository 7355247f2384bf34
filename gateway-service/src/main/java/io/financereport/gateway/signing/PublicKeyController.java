package io.financereport.gateway.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/** Where services read which keys are the gateway's. */
@Hidden
@Controller("/.well-known")
final class PublicKeyController {
    private final SigningKeys keys;

    PublicKeyController(SigningKeys keys) {
        this.keys = keys;
    }

    @Get(uri = "/jwks.json", produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> list() {
        var published =
                keys.published().stream().<JWK>map(SigningKey::published).toList();
        return HttpResponse.ok(new JWKSet(published).toString()).header("Cache-Control", "public, max-age=60");
    }
}
