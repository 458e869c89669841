package org.kopilka.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.policy.PolicyError;

/**
 * The rule {@code notCommon}: no password that is among the commonest, or is one of them with digits and signs around it,
 * said twice, or only digits. The list is the most used of {@code zxcvbn} (MIT licence, from xato's leaked passwords),
 * with words that people here would take.
 */
public final class CommonPasswords implements PasswordPolicyProviderFactory, PasswordPolicyProvider {

    private static final String ID = "notCommon";
    /** What Keycloak's own list says, in all languages of the login page. */
    private static final PolicyError COMMON = new PolicyError("invalidPasswordBlacklistedMessage");

    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern AGAIN = Pattern.compile("(.+?)\\1+");

    private static final Set<String> COMMONEST = read();

    @Override
    public @Nullable PolicyError validate(RealmModel realm, UserModel user, String password) {
        return validate(user.getUsername(), password);
    }

    @Override
    public @Nullable PolicyError validate(String user, String password) {
        return isCommon(password.toLowerCase(Locale.ROOT)) ? COMMON : null;
    }

    static boolean isCommon(String password) {
        var word = AROUND.matcher(password).replaceAll("");
        return word.isEmpty()
                || COMMONEST.contains(password)
                || COMMONEST.contains(word)
                || isSaidAgain(password)
                || isSaidAgain(word);
    }

    private static boolean isSaidAgain(String password) {
        var again = AGAIN.matcher(password);
        return again.matches() && (again.group(1).length() < 4 || COMMONEST.contains(again.group(1)));
    }

    private static Set<String> read() {
        var list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("commonest-passwords.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(list, UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public @Nullable Object parseConfig(@Nullable String value) {
        return value;
    }

    @Override
    public PasswordPolicyProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayName() {
        return "Not common";
    }

    @Override
    public @Nullable String getConfigType() {
        return null;
    }

    @Override
    public @Nullable String getDefaultConfigValue() {
        return null;
    }

    @Override
    public boolean isMultiplSupported() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to choose
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // nothing is held
    }
}
