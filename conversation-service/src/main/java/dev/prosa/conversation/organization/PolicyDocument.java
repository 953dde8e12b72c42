package dev.prosa.conversation.organization;

import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A policy as column `organization_policy.policy` holds it; the version stands beside it. Equal
/// policies make equal documents.
///
/// @param language a BCP 47 tag
record PolicyDocument(
        Clocks timeouts, boolean assistant, Set<TextKind> texts, String language, Map<TextKind, String> ownTexts) {

    record Clocks(
            Duration pending,
            Duration progress,
            Duration idle,
            Duration idleClose,
            Duration confirmation,
            Duration closingGrace,
            Duration reopenWindow,
            Duration revisionWindow) {

        static Clocks of(TimeoutPolicy policy) {
            return new Clocks(
                    policy.pending(),
                    policy.progress(),
                    policy.idle(),
                    policy.idleClose(),
                    policy.confirmation(),
                    policy.closingGrace(),
                    policy.reopenWindow(),
                    policy.revisionWindow());
        }

        TimeoutPolicy policy() {
            return new TimeoutPolicy(
                    pending, progress, idle, idleClose, confirmation, closingGrace, reopenWindow, revisionWindow);
        }
    }

    PolicyDocument {
        texts = new TreeSet<>(texts);
        ownTexts = new TreeMap<>(ownTexts);
    }

    static PolicyDocument of(OrganizationPolicy given) {
        ConversationPolicy policy = given.policy();
        return new PolicyDocument(
                Clocks.of(policy.timeouts()),
                policy.assistantOn(),
                policy.texts(),
                given.language().toLanguageTag(),
                given.ownTexts());
    }

    /// @throws tools.jackson.core.JacksonException if the text is no policy
    static PolicyDocument read(String json) {
        return Json.read(json, PolicyDocument.class);
    }

    String json() {
        return Json.writeText(this);
    }

    /// @throws IllegalArgumentException naming the part that is wrong
    OrganizationPolicy policy(int version) {
        return new OrganizationPolicy(
                new ConversationPolicy(version, timeouts.policy(), assistant, texts),
                TextBook.language(language),
                ownTexts);
    }
}
