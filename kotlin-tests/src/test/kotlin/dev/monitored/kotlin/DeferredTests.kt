package dev.monitored.kotlin

import dev.monitored.Monitored
import dev.monitored.outcome.Outcome
import dev.monitored.outcome.OutcomeClassifier
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/**
 * Tests for operations that return a [Deferred].
 */
@OptIn(ExperimentalCoroutinesApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeferredTests {

    private val application = MeasuredApplication(Service::class.java, Declined::class.java)

    private val service = application.bean(Service::class.java)

    @AfterAll
    fun close() = application.close()

    @ParameterizedTest
    @EnumSource(Ending::class)
    fun callersKeepTheVeryDeferredAndItsCallEndsWithIt(ending: Ending) {
        runBlocking(CoroutineName("caller")) {
            supervisorScope {
                val failure = IllegalStateException("of the work")
                val deferred = ending.start(this, failure)
                val wasActive = deferred.isActive
                assertThat(service.given(deferred)).isSameAs(deferred)
                assertThat(deferred.isActive).isEqualTo(wasActive)
                val seen = runCatching { ending.use(deferred) }
                deferred.join()
                assertThat(seen.exceptionOrNull()?.message).isEqualTo(ending.message)
                assertThat(deferred.getCompletionExceptionOrNull() === failure).isEqualTo(ending.message == "of the work")
            }
        }
        assertThat(application.counts("given")).isEqualTo(mapOf(ending.status to 1L))
        assertThat(application.active("given")).isZero()
    }

    @Test
    fun aLazyOneIsNotStarted() {
        runBlocking {
            var hasRun = false
            val lazy = service.given(async(start = CoroutineStart.LAZY) { hasRun = true; "done" })
            delay(5)
            assertThat(hasRun).isFalse()
            assertThat(application.active("given")).isEqualTo(1)
            assertThat(application.counts("given")).isEmpty()
            assertThat(lazy.await()).isEqualTo("done")
            assertThat(application.counts("given")).isEqualTo(mapOf("success" to 1L))
            assertThat(application.active("given")).isZero()
        }
    }

    @Test
    fun cancellingTheScopeEndsTheCallOfALazyOneThatWasNeverStarted() {
        runBlocking {
            val scope = CoroutineScope(coroutineContext + Job())
            service.given(scope.async(start = CoroutineStart.LAZY) { "never" })
            scope.coroutineContext[Job]!!.cancelAndJoin()
        }
        assertThat(application.counts("given")).isEqualTo(mapOf("cancelled" to 1L))
        assertThat(application.active("given")).isZero()
    }

    @Test
    fun theDeadlineOfItsScopeCancelsIt() {
        runBlocking {
            withTimeoutOrNull(5) { service.given(async { awaitCancellation() }).await() }
        }
        assertThat(application.counts("given")).isEqualTo(mapOf("cancelled" to 1L))
    }

    @Test
    fun judgesAnyResultByItsValue() {
        val deferred = CompletableDeferred<String>()
        assertThat(service.anything(deferred)).isSameAs(deferred)
        assertThat(application.active("anything")).isEqualTo(1)
        deferred.complete("declined")
        assertThat(application.counts("anything")).isEqualTo(mapOf("error" to 1L))
        assertThat(service.anything(CompletableDeferred("fine"))).isNotNull()
        assertThat(application.counts("anything")).isEqualTo(mapOf("success" to 1L))
    }

    /**
     * How a deferred value comes to its end.
     */
    enum class Ending(val start: CoroutineScope.(Throwable) -> Deferred<String?>, val use: suspend (Deferred<*>) -> Any?,
        val status: String, val message: String? = null) {

        IS_THERE({ CompletableDeferred("done") }, { it.await() }, "success"),

        IS_AWAITED({ async { delay(1); "done" } }, { it.await() }, "success"),

        IS_NULL({ async { null } }, { it.await() }, "success"),

        IS_NOT_AWAITED({ async { "done" } }, { }, "success"),

        IS_LAZY({ async(start = CoroutineStart.LAZY) { "done" } }, { it.await() }, "success"),

        FAILS({ failure -> async { delay(1); throw failure } }, { it.await() }, "error", "of the work"),

        HAS_FAILED({ failure -> CompletableDeferred<String>().apply { completeExceptionally(failure) } }, { it.await() },
            "error", "of the work"),

        IS_CANCELLED({ async { awaitCancellation() } }, { it.cancel() }, "cancelled"),

        IS_CANCELLED_BY_ITS_WORK({ async { coroutineContext[Job]!!.cancel(); delay(1); "never" } }, { it.join() },
            "cancelled"),

        MISSES_ITS_OWN_DEADLINE({ async { withTimeout(5) { awaitCancellation() } } }, { it.join() }, "error"),

        IS_CANCELLED_WITHOUT_BEING_STARTED({ async(start = CoroutineStart.LAZY) { "never" } }, { it.cancel() },
            "cancelled"),

        IS_CANCELLED_WHILE_SOMEBODY_WAITS({ async { awaitCancellation() } }, {
            supervisorScope { launch { it.join() }; it.cancelAndJoin() }
        }, "cancelled"),

    }

    /**
     * Returns deferred values.
     */
    open class Service {

        @Monitored("given")
        open fun given(deferred: Deferred<String?>): Deferred<String?> = deferred

        @Monitored("anything")
        open fun anything(deferred: Deferred<String?>): Any = deferred

    }

    /**
     * Classifies a declined answer as an error.
     */
    class Declined : OutcomeClassifier {

        override fun classify(value: Any): Outcome? = if (value == "declined") Outcome.error("Declined") else null

    }

}
