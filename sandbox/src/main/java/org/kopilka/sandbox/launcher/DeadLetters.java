package org.kopilka.sandbox.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Messages that programs could not take: shown as the programs tell of them, in JSON, or tried again. */
record DeadLetters(Network network, PrintStream out) {

    void show() {
        ask("GET", BodyPublishers.noBody());
    }

    void replay() {
        ask("POST", BodyPublishers.ofString("{}"));
    }

    private void ask(String method, HttpRequest.BodyPublisher body) {
        try (var http = HttpClient.newHttpClient()) {
            for (var service : Program.in(network.home().root())) {
                if (service.hears()) {
                    var address = URI.create(
                            "http://127.0.0.1:%d/actuator/deadletters".formatted(network.port() + service.offset()));
                    var answer = http.send(
                            HttpRequest.newBuilder(address)
                                    .header("Authorization", "Bearer " + network.operatorToken())
                                    .header("Content-Type", "application/json")
                                    .method(method, body)
                                    .build(),
                            BodyHandlers.ofString());
                    if (answer.statusCode() != 200) {
                        throw new Trouble("%s answers %d; ./kopilka logs %s says why"
                                .formatted(service.folder(), answer.statusCode(), service.folder()));
                    }
                    out.println(service.folder() + "  " + answer.body().replace("},{", "},\n{"));
                }
            }
        } catch (IOException down) {
            throw new Trouble("Not every program is up: ./kopilka up");
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
