package org.kopilka.gateway;

import static com.jayway.jsonpath.JsonPath.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoggingInIT {

    private static final String PERSON = "5f0c7f5e-9b0a-4a55-8f0e-3f6f3f1f0a01";
    private static final String KINDERGARTEN = "5f0c7f5e-9b0a-4a55-8f0e-3f6f3f1f0a02";

    static ConfigurableApplicationContext gateway;
    static String maria;

    @BeforeAll
    static void start() {
        gateway = Network.gateway();
        maria = Network.ACCOUNTS.create(
                "maria",
                Map.of(
                        "person", List.of(PERSON),
                        "locale", List.of("kk"),
                        "memberships", List.of("educator:" + KINDERGARTEN, "expert:" + KINDERGARTEN + ":2030-08-31")));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void leads_through_Keycloak_to_the_page_asked_for() {
        var answer = new Browser().logIn("/login?return=/events/5%3Ftab%3Dplan", "maria", Network.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/events/5?tab=plan");
    }

    /** Each answer of theirs is held against it besides, in every test. */
    @Test
    void promises_every_address_that_is_its_own() {
        var own = gateway.getBean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .map(PathPattern::getPatternString)
                .toList();

        assertThat(Promise.paths()).containsAll(own).hasSize(own.size() + 1).contains("/login");
    }

    @Test
    void tells_the_portal_who_is_there() {
        var me = new Browser().loggedInAs("maria").get("/api/me");

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(read(me.body(), "$.person").toString()).isEqualTo(PERSON);
        assertThat(read(me.body(), "$.name").toString()).isEqualTo("Мария Ивановна Петрова");
        assertThat(read(me.body(), "$.locale").toString()).isEqualTo("kk");
        assertThat(JsonPath.<List<Object>>read(me.body(), "$.memberships"))
                .containsExactly(
                        Map.of("role", "educator", "institution", KINDERGARTEN),
                        Map.of("role", "expert", "institution", KINDERGARTEN, "until", "2030-08-31"));
        assertThat(me.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void gives_the_browser_a_cookie_that_scripts_cannot_read_and_no_token() {
        var browser = new Browser();
        var answer = browser.logIn("/login", "maria", Network.PASSWORD);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("kopilka="))
                .singleElement()
                .asString()
                .containsIgnoringCase("httponly")
                .contains("SameSite=Lax")
                .doesNotContain("Max-Age");
        assertThat(browser.cookies().values()).noneMatch(value -> value.startsWith("eyJ"));
        assertThat(browser.cookies()).containsOnlyKeys("kopilka", "XSRF-TOKEN");
    }

    @Test
    void relays_the_person_s_token_and_not_the_cookie() {
        var browser = new Browser().loggedInAs("maria");
        Network.SERVICE.reset();

        assertThat(browser.get("/api/staff/educators").statusCode()).isEqualTo(200);

        assertThat(Network.SERVICE.lastAsked().header("Authorization")).startsWith("Bearer eyJ");
        assertThat(Network.SERVICE.lastAsked().header("Cookie")).isNull();
    }

    @Test
    void works_in_several_tabs_at_once() {
        var browser = new Browser();
        var first = Browser.location(browser.get("/login?return=/first"));
        var second = Browser.location(browser.get("/login?return=/second"));

        var backToSecond = Browser.location(browser.typePassword(browser.get(second), "maria", Network.PASSWORD));
        assertThat(Browser.location(browser.get(backToSecond))).isEqualTo("/second");
        var backToFirst = Browser.location(browser.get(first));
        assertThat(Browser.location(browser.get(backToFirst))).isEqualTo("/first");
    }

    @Test
    void takes_another_session_than_the_one_before() {
        var browser = new Browser().loggedInAs("maria");
        var before = browser.cookies().get("kopilka");
        var again = Browser.location(browser.get("/login"));
        browser.get(Browser.location(browser.get(again)));

        assertThat(browser.cookies().get("kopilka")).isNotEqualTo(before);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/%5Cevil.example/",
                "%2F%2Fevil.example",
                "/%09/evil.example",
                "javascript:alert(1)"
            })
    void never_leads_to_another_host(String target) {
        var answer = new Browser().logIn("/login?return=" + target, "maria", Network.PASSWORD);

        assertThat(Browser.location(answer)).isEqualTo("/");
    }

    @Test
    void refuses_data_to_strangers_and_sends_their_browsers_to_the_login() {
        var script = new Browser().get("/api/me", "Accept-Language", "en");
        var page = new Browser().get("/api/staff/report.xlsx?year=2026", "Sec-Fetch-Mode", "navigate");

        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(read(script.body(), "$.type").toString()).isEqualTo("urn:kopilka:problem:login-needed");
        assertThat(read(script.body(), "$.title").toString()).isEqualTo("Please log in");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(Browser.location(page)).isEqualTo("/login?return=%2Fapi%2Fstaff%2Freport.xlsx%3Fyear%3D2026");
    }

    @Test
    void begins_anew_when_a_login_page_was_kept_as_a_bookmark() {
        var bookmark = Browser.location(new Browser().get("/login?return=/events"));
        var browser = new Browser();

        var back = Browser.location(browser.typePassword(browser.get(bookmark), "maria", Network.PASSWORD));
        var anew = Browser.location(browser.get(back, "Accept", "text/html"));
        var atKeycloak = Browser.location(browser.get(anew));
        var in = browser.get(Browser.location(browser.get(atKeycloak)));

        assertThat(Browser.location(in)).isEqualTo("/");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void explains_a_login_that_is_not_known_here_the_second_time_either() {
        var forgetful = Browser.location(new Browser().get("/login?again"));
        var state = forgetful.replaceFirst(".*[?&]state=([^&]*).*", "$1");

        var answer = new Browser().get("/login/oauth2/code/portal?code=x&state=" + state, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Войти не получилось").contains("href=\"/\"");
    }

    @ParameterizedTest
    @CsvSource({"ru,Вход", "kk,кіру", "en,Sign in"})
    void shows_the_login_page_in_the_language_asked_for(String language, String title) {
        var browser = new Browser();
        var page = browser.get(Browser.location(browser.get("/login?lang=" + language)));

        assertThat(page.body()).contains("lang=\"" + language).containsIgnoringCase(title);
    }

    @Test
    void ends_here_and_at_Keycloak_with_the_logout() {
        var browser = new Browser().loggedInAs("maria");
        var copy = browser.copyAt(Network.PORTAL);

        var answer = browser.post("/logout", BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.cookies()).doesNotContainKey("kopilka");
        assertThat(copy.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(browser.get(Browser.location(browser.get("/login"))).body())
                .as("Keycloak asks for the password again")
                .contains("type=\"password\"");
    }

    @Test
    void ends_at_once_when_an_administrator_ends_it() {
        var browser = new Browser().loggedInAs("maria");

        Network.ACCOUNTS.logOut(maria);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(browser.get("/api/me").statusCode()).isEqualTo(401));
    }
}
