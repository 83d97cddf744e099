package dev.monitored.kotlin

import dev.monitored.Monitored
import dev.monitored.operation.Operations
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.core.PropagationContextElement
import java.util.concurrent.Executors

/**
 * Tests for coroutines in a scope of calls that are no events of any SLO.
 */
class ExcludedCoroutineTests {

    private val slo = "Tickets.sell"

    @Test
    fun aCoroutineTakesTheScopeAlong() {
        MeasuredApplication(Tickets::class.java).use { application ->
            val tickets = application.bean(Tickets::class.java)
            val excluded = excluded(application)
            runBlocking {
                withContext(Dispatchers.Default + excluded) {
                    tickets.sell()
                    delay(1)
                    tickets.sell()
                }
                withContext(Dispatchers.Default + PropagationContextElement()) { tickets.sell() }
                tickets.sell()
            }
            assertThat(value(application, "slo.excluded.events")).isEqualTo(2.0)
            assertThat(value(application, "slo.events")).isEqualTo(2.0)
        }
    }

    @Test
    fun anotherCoroutineOfTheSameThreadIsNotInTheScope() {
        MeasuredApplication(Tickets::class.java).use { application ->
            val tickets = application.bean(Tickets::class.java)
            Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { thread ->
                runBlocking(thread) {
                    val suspended = CompletableDeferred<Unit>()
                    val goOn = CompletableDeferred<Unit>()
                    launch(excluded(application)) {
                        tickets.sell()
                        suspended.complete(Unit)
                        goOn.await()
                        tickets.sell()
                    }
                    suspended.await()
                    tickets.sell()
                    goOn.complete(Unit)
                }
            }
            assertThat(value(application, "slo.excluded.events")).isEqualTo(2.0)
            assertThat(value(application, "slo.events")).isEqualTo(1.0)
        }
    }

    @Test
    fun aCallThatBeganInTheScopeIsNoEventWhereverItIsResumed() {
        MeasuredApplication(Tickets::class.java).use { application ->
            val tickets = application.bean(Tickets::class.java)
            runBlocking { withContext(excluded(application)) { tickets.sell() } }
            assertThat(value(application, "slo.excluded.events")).isEqualTo(1.0)
            assertThat(value(application, "slo.events")).isZero()
        }
    }

    // The scope is closed before anything can suspend.
    private fun excluded(application: MeasuredApplication) =
        application.bean(Operations::class.java).exclude().use { PropagationContextElement() }

    private fun value(application: MeasuredApplication, counter: String) =
        application.registry.get(counter).tags("slo", slo).functionCounter().count()

    open class Tickets {

        @Monitored(availability = "99%")
        open suspend fun sell() = withContext(Dispatchers.IO) { delay(1) }

    }

}
