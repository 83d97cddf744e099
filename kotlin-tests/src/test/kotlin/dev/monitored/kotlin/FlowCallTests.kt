package dev.monitored.kotlin

import dev.monitored.Monitored
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.asSharedFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.launchIn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onStart
import kotlinx.coroutines.flow.produceIn
import kotlinx.coroutines.flow.retry
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.timeout
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.api.extension.ExtendWith
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource
import org.springframework.boot.test.system.CapturedOutput
import org.springframework.boot.test.system.OutputCaptureExtension
import kotlin.time.Duration.Companion.milliseconds

/**
 * Tests for when the calls of operations that return a [Flow] begin, and how they end.
 */
@ExtendWith(OutputCaptureExtension::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowCallTests {

    private val application = MeasuredApplication(Flows::class.java)

    private val flows = application.bean(Flows::class.java)

    @AfterAll
    fun close() = application.close()

    @ParameterizedTest
    @EnumSource(Ending::class)
    fun callsEndAsThoseOfAFlux(ending: Ending) {
        for (wrap in Wrap.entries) {
            val flow = flows.given(wrap.around(ending.flow()))
            runBlocking { runCatching { ending.use(flow) } }
            assertThat(application.counts("given")).`as`("$ending $wrap").isEqualTo(ending.counts)
            assertThat(application.active("given")).isZero()
        }
    }

    @Test
    fun isInFlightWhileItIsCollected() {
        val flow = flows.given(flow { emit(1); delay(1); emit(2) })
        assertThat(application.active("given")).isZero()
        val seen = runBlocking { flow.map { application.active("given") }.toList() }
        assertThat(seen).containsExactly(1, 1)
        assertThat(application.active("given")).isZero()
        assertThat(application.counts("given")).isEqualTo(mapOf("success" to 1L))
    }

    @Test
    fun leavesSharedFlowsAloneAndSaysSoOnce(output: CapturedOutput) {
        val state = MutableStateFlow(1)
        val shared = MutableSharedFlow<Int>(replay = 1)
        MeasuredApplication(Flows::class.java).use { application ->
            val flows = application.bean(Flows::class.java)
            for (flow in listOf(state, shared, state.asStateFlow(), shared.asSharedFlow())) {
                assertThat(flows.given(flow)).isSameAs(flow)
                assertThat(flows.anything(flow)).isSameAs(flow)
            }
            assertThat(runBlocking { flows.given(state).first() }).isEqualTo(1)
            assertThat(application.counts("given")).isEmpty()
            assertThat(application.active("given")).isZero()
            assertThat(application.active("anything")).isZero()
        }
        assertThat(output.toString().split("Operation 'given' returned a ")).hasSize(2)
    }

    @Test
    fun measuresAFlowThatIsDeclaredAsAnything() {
        val flow = flows.anything((1..3).asFlow().map { it + 1 }) as Flow<*>
        assertThat(application.counts("anything")).isEmpty()
        assertThat(runBlocking { flow.toList() }).isEqualTo(listOf(2, 3, 4))
        assertThat(application.counts("anything")).isEqualTo(mapOf("success" to 1L))
    }

    @Test
    fun keepsAFlowOfTheApplicationsOwnType() {
        val own = OwnFlow()
        assertThat(flows.own(own)).isSameAs(own)
        assertThat(flows.anything(own)).isSameAs(own)
        assertThat(application.active("own")).isZero()
        assertThat(application.active("anything")).isZero()
    }

    /**
     * What is around the flow.
     */
    enum class Wrap(val around: (Flow<Int>) -> Flow<Int>) {

        NOTHING({ it }), A_BUFFER({ it.buffer(1) }), AN_OPERATOR({ it.onStart { } })

    }

    /**
     * How a collection ends, and what is counted then.
     */
    @OptIn(FlowPreview::class)
    enum class Ending(val flow: () -> Flow<Int>, val use: suspend (Flow<Int>) -> Any?, val counts: Map<String, Long>) {

        IS_NOT_COLLECTED({ numbers() }, { }, mapOf()),

        IS_READ({ numbers() }, { it.toList() }, mapOf("success" to 1)),

        IS_READ_TWICE({ numbers() }, { it.toList(); it.toList() }, mapOf("success" to 2)),

        IS_EMPTY({ emptyFlow() }, { it.toList() }, mapOf("success" to 1)),

        GIVES_THE_FIRST({ numbers() }, { it.first() }, mapOf("success" to 1)),

        GIVES_TWO({ numbers() }, { it.take(2).toList() }, mapOf("success" to 1)),

        GIVES_TWO_TO_A_FLUX({ numbers() }, { it.asFlux().take(2).collectList().block() }, mapOf("success" to 1)),

        FAILS({ failing() }, { it.toList() }, mapOf("error" to 1)),

        FAILS_AND_IS_CAUGHT({ failing() }, { flow -> flow.catch { }.toList() }, mapOf("error" to 1)),

        FAILS_AND_IS_RETRIED({ failing() }, { it.retry(2).toList() }, mapOf("error" to 3)),

        HAS_A_COLLECTOR_THAT_FAILS({ numbers() }, { flow -> flow.collect { error("of the collector") } },
            mapOf("success" to 1)),

        HAS_A_COLLECTOR_THAT_FAILS_LATER({ numbers() }, { flow -> flow.collect { delay(1); error("of the collector") } },
            mapOf("success" to 1)),

        FAILS_AFTER_A_COLLECTOR_WAS_SLOW({ failing() }, { flow -> flow.collect { delay(1) } }, mapOf("error" to 1)),

        IS_CANCELLED_BEFORE_A_VALUE({ silent() }, { flow -> withTimeoutOrNull(5) { flow.toList() } },
            mapOf("cancelled" to 1)),

        MISSES_ITS_OWN_DEADLINE({ flow { withTimeout(5) { awaitCancellation() } } }, { it.toList() }, mapOf("error" to 1)),

        MISSES_ITS_OWN_DEADLINE_AFTER_A_VALUE({ flow { emit(1); awaitCancellation() }.timeout(20.milliseconds) },
            { it.toList() }, mapOf("error" to 1)),

        MISSES_THE_DEADLINE_OF_ITS_COLLECTOR({ silent() }, { it.timeout(5.milliseconds).toList() },
            mapOf("cancelled" to 1)),

        HAS_A_COLLECTOR_THAT_MISSES_A_DEADLINE({ numbers() }, { flow ->
            flow.collect { withTimeout(5) { awaitCancellation() } }
        }, mapOf("success" to 1)),

        MISSES_ITS_OWN_DEADLINE_IN_A_CHANNEL({ flow<Int> { withTimeout(5) { awaitCancellation() } }.buffer(1) }, { flow ->
            supervisorScope { for (value in flow.produceIn(this)) { check(value > 0) } }
        }, mapOf("error" to 1)),

        IS_CANCELLED_WITH_ITS_JOB({ silent() }, { flow ->
            coroutineScope {
                val started = CompletableDeferred<Unit>()
                val job = launch { flow.onStart { started.complete(Unit) }.collect() }
                started.await()
                delay(1)
                job.cancelAndJoin()
            }
        }, mapOf("cancelled" to 1)),

        IS_CANCELLED_AFTER_A_VALUE({ flow { emit(1); awaitCancellation() } }, { flow ->
            coroutineScope {
                val seen = CompletableDeferred<Unit>()
                val job = flow.map { seen.complete(Unit) }.launchIn(this)
                seen.await()
                job.cancelAndJoin()
            }
        }, mapOf("success" to 1)),

        IS_READ_FROM_A_CHANNEL({ numbers() }, { flow ->
            coroutineScope { for (value in flow.produceIn(this)) { check(value > 0) } }
        }, mapOf("success" to 1)),

    }

    /**
     * Returns flows.
     */
    open class Flows {

        @Monitored("given")
        open fun given(flow: Flow<Int>): Flow<Int> = flow

        @Monitored("anything")
        open fun anything(flow: Flow<Int>): Any = flow

        @Monitored("own")
        open fun own(flow: OwnFlow): OwnFlow = flow

    }

    /**
     * A flow that callers know by its type.
     */
    class OwnFlow : Flow<Int> by flow({ emit(1) })

}

private fun numbers(): Flow<Int> = flow { for (i in 1..5) { emit(i) } }

private fun failing(): Flow<Int> = flow { emit(1); throw IllegalStateException("of the flow") }

private fun silent(): Flow<Int> = flow { awaitCancellation() }
