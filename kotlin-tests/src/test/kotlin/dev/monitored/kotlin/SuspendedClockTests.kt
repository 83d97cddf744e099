package dev.monitored.kotlin

import dev.monitored.Monitored
import dev.monitored.test.call.TestCalls
import dev.monitored.test.clock.TestClock
import dev.monitored.test.slo.TestSlos
import io.micrometer.core.instrument.simple.SimpleMeterRegistry
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.context.annotation.Import
import java.time.Duration

/**
 * Tests that use the test support for suspending functions.
 */
@SpringBootTest(classes = [SuspendedClockTests.Application::class])
class SuspendedClockTests(
    @param:Autowired private val calls: TestCalls,
    @param:Autowired private val slos: TestSlos,
    @param:Autowired private val clock: TestClock,
    @param:Autowired private val parcels: Parcels,
) {

    @Test
    fun aSuspendedCallTakesAsLongAsATestSays() {
        clock.stop()
        val arrived = CompletableDeferred<Unit>()
        runBlocking {
            launch(Dispatchers.Default, CoroutineStart.UNDISPATCHED) { parcels.send(arrived) }
            assertThat(calls).of("parcels.send").inFlight(1).succeeded(0)
            clock.advance(Duration.ofDays(3))
            arrived.complete(Unit)
        }
        assertThat(calls).of("parcels.send").succeeded(1).lasting(Duration.ofDays(3)).noneInFlight()
        assertThat(slos).of("parcels.send").hasEvents(1).hasBadEvents(1.0)
    }

    open class Parcels {

        @Monitored(value = "parcels.send", latency = ["p90 < 30m"])
        open suspend fun send(arrived: CompletableDeferred<Unit>) = arrived.await()

    }

    @EnableAutoConfiguration
    @Import(SimpleMeterRegistry::class, Parcels::class)
    class Application

}
