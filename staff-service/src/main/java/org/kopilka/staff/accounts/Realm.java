package org.kopilka.staff.accounts;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The realm's users, through Keycloak's admin interface, as the client {@code staff-service}. */
@Component
class Realm implements AutoCloseable {

    /** What the realm should know of a person. */
    record User(
            UUID person,
            String login,
            @Nullable String email,
            String givenName,
            String familyName,
            List<String> memberships,
            @Nullable String language) {

        private User withoutEmail() {
            return new User(person, login, null, givenName, familyName, memberships, language);
        }
    }

    /** Keycloak does not answer, or not as it should; worth another try. */
    static final class Away extends RuntimeException {

        Away(Throwable cause) {
            super(
                    cause instanceof NotAuthorizedException
                            ? "it refuses the client staff-service; is KOPILKA_STAFF_SECRET what the realm has?"
                            : cause.getMessage(),
                    cause);
        }
    }

    /** Keycloak does not take what it is told of this person; others are none the worse for it. */
    static final class Refused extends RuntimeException {

        Refused(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static final String REALM = "kopilka";
    private static final String NEW_PASSWORD = "UPDATE_PASSWORD";
    /** Keycloak's names for a code of an app, a key, a passkey, and codes kept on paper. */
    private static final Set<String> DEVICES =
            Set.of("otp", "webauthn", "webauthn-passwordless", "recovery-authn-codes");

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    /** Keycloak takes no brackets and the like in names, which a name such as «Иванова (Петрова)» has. */
    private static final Pattern NOT_OF_NAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}.'’-]+");

    private static final int LONGEST_NAME = 255;

    private final String url;
    private final String secret;
    private @Nullable Keycloak keycloak;

    Realm(@Value("${realm.keycloak}") String url, @Value("${realm.staff-secret}") String secret) {
        this.url = url;
        this.secret = secret;
    }

    /**
     * Makes the user, or finds the one made for this person before. Without the address if Keycloak does not take it, most
     * often because a colleague has the same: whoever has a login can log in.
     *
     * @return Keycloak's id; empty if the login belongs to somebody else
     */
    Optional<UUID> make(User user) {
        return asking(() -> {
            var made = representation(user);
            made.setRequiredActions(List.of(NEW_PASSWORD));
            try (var answer = users().create(made)) {
                if (answer.getStatus() == CONFLICT || answer.getStatus() == BAD_REQUEST && user.email() != null) {
                    var known = existing(user);
                    return known.isPresent() || user.email() == null ? known : make(user.withoutEmail());
                }
                return Optional.of(UUID.fromString(CreatedResponseUtil.getCreatedId(answer)));
            }
        });
    }

    private Optional<UUID> existing(User user) {
        return users().searchByUsername(user.login(), true).stream()
                .filter(found -> Optional.ofNullable(found.getAttributes())
                        .map(attributes -> attributes.get("person"))
                        .filter(List.of(user.person().toString())::equals)
                        .isPresent())
                .map(found -> UUID.fromString(found.getId()))
                .findFirst();
    }

    /**
     * Brings name, address and memberships up to date; whoever has no membership left cannot log in. With a role the
     * person's sessions end, so that no token goes on saying it.
     *
     * @param newPassword whether Keycloak is to ask for a new password at the next login
     * @return false if somebody has deleted the user in Keycloak
     */
    boolean change(UUID id, User user, boolean newPassword) {
        return asking(() -> {
            var resource = users().get(id.toString());
            var known = found(resource);
            if (known == null) {
                return false;
            }
            var next = representation(user);
            next.setUsername(known.getUsername());
            next.setEmailVerified(user.email() != null
                    && user.email().equalsIgnoreCase(known.getEmail())
                    && Boolean.TRUE.equals(known.isEmailVerified()));
            next.setRequiredActions(newPassword ? List.of(NEW_PASSWORD) : known.getRequiredActions());
            if (user.language() == null) {
                Optional.ofNullable(known.getAttributes())
                        .map(attributes -> attributes.get("locale"))
                        .ifPresent(locale -> next.getAttributes().put("locale", locale));
            }
            update(resource, next);
            if (losesRole(memberships(known), user.memberships())) {
                resource.logout();
            }
            return true;
        });
    }

    private static List<String> memberships(UserRepresentation known) {
        return Optional.ofNullable(known.getAttributes())
                .map(attributes -> attributes.get("memberships"))
                .orElse(List.of());
    }

    /** Whether one of them, {@code role:institution} with perhaps {@code :yyyy-MM-dd}, is gone or ends sooner. */
    private static boolean losesRole(List<String> before, List<String> now) {
        return before.stream()
                .anyMatch(former -> now.stream()
                        .noneMatch(membership -> place(membership).equals(place(former))
                                && end(membership).compareTo(end(former)) >= 0));
    }

    private static List<String> place(String membership) {
        return List.of(membership.split(":")).subList(0, 2);
    }

    private static String end(String membership) {
        var parts = membership.split(":");
        return parts.length > 2 ? parts[2] : "9999-12-31";
    }

    private static @Nullable UserRepresentation found(UserResource resource) {
        try {
            return resource.toRepresentation();
        } catch (NotFoundException deletedThere) {
            return null;
        }
    }

    /** Above all the memberships have to arrive: an address that Keycloak does not take must not hold them back. */
    private static void update(UserResource resource, UserRepresentation next) {
        try {
            resource.update(next);
        } catch (ClientErrorException refused) {
            if (next.getEmail() == null || !isOfThePerson(refused)) {
                throw refused;
            }
            next.setEmail("");
            next.setEmailVerified(false);
            resource.update(next);
        }
    }

    /** Whether the person has yet to choose a password of their own; empty if Keycloak has no such user any more. */
    Optional<Boolean> awaitsFirstLogin(UUID id) {
        return asking(() -> Optional.ofNullable(found(users().get(id.toString())))
                .map(user -> user.getRequiredActions().contains(NEW_PASSWORD)));
    }

    /** Sets a password that Keycloak demands to be changed at the first login; whoever is in with another is out. */
    void setFirstPassword(UUID id, String password) {
        asking(() -> {
            var credential = new CredentialRepresentation();
            credential.setType(CredentialRepresentation.PASSWORD);
            credential.setValue(password);
            credential.setTemporary(true);
            var user = users().get(id.toString());
            user.resetPassword(credential);
            user.logout();
            return id;
        });
    }

    /** Whether the account has a second factor, which only its owner's device can show. */
    boolean hasDevices(UUID id) {
        return asking(() -> !devices(users().get(id.toString())).isEmpty());
    }

    /** Takes every second factor from the account; whoever is in with one is out. */
    void forgetDevices(UUID id) {
        asking(() -> {
            var user = users().get(id.toString());
            for (var device : devices(user)) {
                try {
                    user.removeCredential(device.getId());
                } catch (NotFoundException takenByAnother) {
                    // Two keepers did it at once.
                }
            }
            user.logout();
            return id;
        });
    }

    private static List<CredentialRepresentation> devices(UserResource user) {
        try {
            return user.credentials().stream()
                    .filter(credential -> DEVICES.contains(credential.getType()))
                    .toList();
        } catch (NotFoundException deletedThere) {
            return List.of();
        }
    }

    private static UserRepresentation representation(User user) {
        var made = new UserRepresentation();
        made.setUsername(user.login());
        made.setEmail(user.email());
        made.setEmailVerified(false);
        made.setFirstName(acceptable(user.givenName()));
        made.setLastName(acceptable(user.familyName()));
        made.setEnabled(!user.memberships().isEmpty());
        made.setAttributes(new java.util.HashMap<>(
                Map.of("person", List.of(user.person().toString()), "memberships", user.memberships())));
        if (user.language() != null) {
            made.getAttributes().put("locale", List.of(user.language()));
        }
        return made;
    }

    private static String acceptable(String name) {
        var plain = NOT_OF_NAMES.matcher(name).replaceAll(" ").strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private synchronized UsersResource users() {
        if (keycloak == null) {
            keycloak = KeycloakBuilder.builder()
                    .serverUrl(url)
                    .realm(REALM)
                    .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                    .clientId("staff-service")
                    .clientSecret(secret)
                    .resteasyClient(((ResteasyClientBuilder) ResteasyClientBuilder.newBuilder())
                            .connectTimeout(2, TimeUnit.SECONDS)
                            .readTimeout(10, TimeUnit.SECONDS)
                            .build())
                    .build();
        }
        return keycloak.realm(REALM).users();
    }

    private static <T> T asking(java.util.function.Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException answered) {
            throw isOfThePerson(answered) ? new Refused(answered) : new Away(answered);
        } catch (ProcessingException away) {
            throw new Away(away);
        }
    }

    /** Any other answer, such as that this service may not ask, would be the same for everybody. */
    private static boolean isOfThePerson(WebApplicationException answered) {
        var status = answered.getResponse().getStatus();
        return status == BAD_REQUEST || status == CONFLICT;
    }

    @Override
    public synchronized void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
