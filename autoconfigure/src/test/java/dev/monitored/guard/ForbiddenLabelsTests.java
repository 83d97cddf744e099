package dev.monitored.guard;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.guard.ForbiddenLabels.FoundLabel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ForbiddenLabels}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForbiddenLabelsTests {

	@ParameterizedTest
	@ValueSource(strings = { "user_id", "userId", "user.id", "USER-ID", "UserID", "userid", "session.id",
			"conversationId", "request_id", "traceId", "span.id", "email", "e-mail", "timestamp" })
	void knowsEverySpelling(String key) {
		assertThat(new ForbiddenLabels(null).contains(key)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "user", "id", "user_id_type", "status", "operation", "uri", "_", "", "größe" })
	void leavesOtherKeysAlone(String key) {
		assertThat(new ForbiddenLabels(null).contains(key)).isFalse();
	}

	@Test
	void isConfigurable() {
		ForbiddenLabels labels = new ForbiddenLabels(List.of("Tenant.Id"));
		assertThat(labels.contains("tenant_id")).isTrue();
		assertThat(labels.contains("user_id")).isFalse();
		assertThat(new ForbiddenLabels(List.of()).contains("user_id")).isFalse();
	}

	@Test
	void warnsOnceForEachMeterAndLabel(CapturedOutput output) {
		ForbiddenLabels labels = new ForbiddenLabels(null);
		for (int index = 0; index < 3; index++) {
			labels.report(new FoundLabel("orders", "user_id", false));
			labels.report(new FoundLabel("orders", "email", true));
		}
		assertThat(output.toString().split("WARN", -1)).hasSize(3);
		assertThat(output).contains("The meter 'orders' has the label 'user_id', whose values are without end.",
				"or set monitored.guard.remove-forbidden-labels=true",
				"The meter 'orders' has the label 'email', whose values are without end; it is removed.");
		assertThat(labels.removed()).containsExactly(new FoundLabel("orders", "email", true));
	}

	@Test
	void forgetsRatherThanGrows() {
		ForbiddenLabels labels = new ForbiddenLabels(null);
		for (int index = 0; index < 2_000; index++) {
			labels.contains("key" + index);
			labels.report(new FoundLabel("meter" + index, "user_id", true));
		}
		assertThat(labels.removed()).hasSize(1_000);
		assertThat(labels.contains("user_id")).isTrue();
	}

}
