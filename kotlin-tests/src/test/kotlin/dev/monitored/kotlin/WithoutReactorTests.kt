package dev.monitored.kotlin

import dev.monitored.Monitored
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.springframework.util.ClassUtils
import kotlin.coroutines.coroutineContext

/**
 * Tests that run with coroutines and without Reactor on the class path.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutReactorTests {

    private val application = MeasuredApplication(Service::class.java)

    private val service = application.bean(Service::class.java)

    @AfterAll
    fun close() = application.close()

    @Test
    fun hasNoReactor() {
        for (type in listOf("reactor.core.publisher.Mono", "org.reactivestreams.Publisher",
            "kotlinx.coroutines.reactor.MonoKt", "kotlin.reflect.full.KClasses")) {
            assertThat(ClassUtils.isPresent(type, null)).`as`(type).isFalse()
        }
    }

    @Test
    fun measuresFlows() {
        assertThat(runBlocking { service.flow().take(2).toList() }).containsExactly(1, 2)
        assertThat(service.produced).containsExactly(1, 2)
        assertThat(application.counts("flow")).isEqualTo(mapOf("success" to 1L))
    }

    @Test
    fun measuresDeferredValues() {
        runBlocking {
            val deferred = async { delay(1); "done" }
            assertThat(service.deferred(deferred)).isSameAs(deferred)
            assertThat(application.active("deferred")).isEqualTo(1)
            deferred.await()
        }
        assertThat(application.counts("deferred")).isEqualTo(mapOf("success" to 1L))
    }

    @Test
    fun measuresSuspendingFunctions() {
        runBlocking {
            assertThat(service.job()).isSameAs(currentCoroutineContext()[Job])
            assertThat(application.counts("job")).isEqualTo(mapOf("success" to 1L))
            service.delays { assertThat(application.active("delays")).isEqualTo(1) }
            assertThat(application.counts("delays")).isEqualTo(mapOf("success" to 1L))
            assertThat(withTimeoutOrNull(5) { service.waits() }).isNull()
            assertThat(application.counts("waits")).isEqualTo(mapOf("cancelled" to 1L))
            assertThat(runCatching { coroutineScope { service.fails() } }.exceptionOrNull()).hasMessage("of the work")
            assertThat(application.counts("fails")).isEqualTo(mapOf("error" to 1L))
        }
        assertThat(application.active("waits")).isZero()
    }

    @Test
    fun measuresAFlowAfterASuspension() {
        runBlocking { assertThat(service.flowing().toList()).containsExactly(1) }
        assertThat(application.counts("flowing")).isEqualTo(mapOf("success" to 1L))
    }

    /**
     * Works without Reactor.
     */
    open class Service {

        private val values = mutableListOf<Int>()

        open val produced: List<Int> get() = values

        @Monitored("flow")
        open fun flow(): Flow<Int> = flow { for (i in 1..100) { values.add(i); emit(i) } }

        @Monitored("deferred")
        open fun deferred(deferred: Deferred<String>): Deferred<String> = deferred

        @Monitored("job")
        open suspend fun job(): Job? = coroutineContext[Job]

        @Monitored("delays")
        open suspend fun delays(meanwhile: () -> Unit) {
            delay(1)
            meanwhile()
        }

        @Monitored("waits")
        open suspend fun waits(): String = awaitCancellation()

        @Monitored("fails")
        open suspend fun fails(): String {
            delay(1)
            throw IllegalStateException("of the work")
        }

        @Monitored("flowing")
        open suspend fun flowing(): Flow<Int> = flow<Int> { emit(1) }.also { delay(1) }

    }

}
