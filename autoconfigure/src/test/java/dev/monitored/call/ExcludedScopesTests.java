package dev.monitored.call;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the scopes that a thread keeps.
 */
class ExcludedScopesTests {

	@Test
	void areForgottenWhereOtherThreadsCloseThem() {
		for (int scope = 0; scope < 3; scope++) {
			AtomicBoolean open = ExcludedScopes.open();
			assertThat(Objects.requireNonNull(ExcludedScopes.inside())).as("the switch alone").hasSize(1);
			CompletableFuture.runAsync(() -> ExcludedScopes.close(open)).join();
		}
		assertThat(ExcludedScopes.isInside()).isFalse();
	}

	@Test
	void areLeftByAThreadThatBeginsSomethingElse() {
		AtomicBoolean open = ExcludedScopes.open();
		ExcludedScopes.forget();
		assertThat(ExcludedScopes.isInside()).isFalse();
		ExcludedScopes.close(open);
		assertThat(ExcludedScopes.isInside()).isFalse();
	}

}
