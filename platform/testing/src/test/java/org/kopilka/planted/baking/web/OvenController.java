package org.kopilka.planted.baking.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Breaks the rules on access and on visibility. */
@RestController
public class OvenController {

    @GetMapping("/oven")
    String open() {
        return "bread";
    }
}
