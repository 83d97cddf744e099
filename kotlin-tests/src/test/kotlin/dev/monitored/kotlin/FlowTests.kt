package dev.monitored.kotlin

import dev.monitored.Monitored
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/**
 * Tests for operations that return a [Flow]: callers and flows see what they see of each other without the measurement.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowTests {

    private val application = MeasuredApplication(FlowService::class.java)

    private val measured = application.bean(FlowService::class.java)

    @AfterAll
    fun close() = application.close()

    @ParameterizedTest
    @EnumSource(FlowKind::class)
    fun callersSeeNoDifference(kind: FlowKind) {
        for (use in FlowUse.entries.filter { it.fits(kind) }) {
            assertThat(observe(measured, kind, use)).`as`("$kind $use").isEqualTo(observe(FlowService(), kind, use))
            assertThat(application.active("flows")).`as`("$kind $use").isZero()
        }
    }

    private fun observe(service: FlowService, kind: FlowKind, use: FlowUse): Observation {
        val trace = Trace()
        val failure = IllegalArgumentException("of the flow")
        val result = runCatching {
            runBlocking(CoroutineName("caller") + User("me")) { use.play(service.flow(kind, trace, failure), trace) }
        }
        return Observation(trace.entries(), result.getOrNull().toString(),
            result.exceptionOrNull()?.toString()?.lines()?.first(), result.exceptionOrNull() === failure)
    }

    /**
     * What a caller and the flow saw of each other.
     */
    private data class Observation(val trace: List<String>, val result: String, val failure: String?,
        val isSameFailure: Boolean)

    /**
     * Returns flows.
     */
    open class FlowService {

        @Monitored("flows")
        open fun flow(kind: FlowKind, trace: Trace, failure: Throwable): Flow<Int> = kind.create(trace, failure)

    }

}
