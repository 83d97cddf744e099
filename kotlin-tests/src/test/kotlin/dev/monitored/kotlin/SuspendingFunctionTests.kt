package dev.monitored.kotlin

import dev.monitored.Monitored
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.asContextElement
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.slf4j.MDCContext
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import org.aopalliance.intercept.MethodInterceptor
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.api.extension.ExtendWith
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource
import org.junit.jupiter.params.provider.ValueSource
import org.slf4j.MDC
import org.springframework.aop.Advisor
import org.springframework.aop.framework.Advised
import org.springframework.aop.framework.ProxyFactoryBean
import org.springframework.aop.support.AopUtils
import org.springframework.aop.support.DefaultPointcutAdvisor
import org.springframework.aop.support.NameMatchMethodPointcut
import org.springframework.beans.factory.config.BeanDefinition
import org.springframework.boot.test.system.CapturedOutput
import org.springframework.boot.test.system.OutputCaptureExtension
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Role
import org.springframework.context.annotation.Scope
import reactor.core.publisher.Mono
import java.io.Serializable
import kotlin.concurrent.thread
import kotlin.coroutines.coroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine

/**
 * Tests for operations that are suspending functions.
 */
@ExtendWith(OutputCaptureExtension::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuspendingFunctionTests {

    private val application = MeasuredApplication(Service::class.java)

    private val measured = application.bean(Service::class.java)

    private val elsewhere = MeasuredApplication(Service::class.java, Another::class.java)

    @AfterAll
    fun close() {
        application.close()
        elsewhere.close()
    }

    @ParameterizedTest
    @EnumSource(Use::class)
    fun callersSeeNoDifference(use: Use) {
        assertThat(AopUtils.isAopProxy(measured)).isTrue()
        assertThat(observe(measured, use)).isEqualTo(observe(Service(), use))
        assertThat(application.active("work")).isZero()
        assertThat(application.counts("work").values.sum()).isEqualTo(use.calls)
    }

    @ParameterizedTest
    @EnumSource(Ending::class)
    fun countsEachCallOnce(ending: Ending) {
        for (application in listOf(application, elsewhere)) {
            val service = application.bean(Service::class.java)
            assertThat((service as Advised).advisorCount > 1).isEqualTo(application === elsewhere)
            runBlocking { runCatching { ending.use(service) } }
            assertThat(application.counts("work")).isEqualTo(mapOf(ending.status to 1L))
            assertThat(application.active("work")).isZero()
        }
    }

    @Test
    fun isInFlightWhileItIsSuspended() {
        runBlocking {
            val job = launch { measured.waits(Trace()) }
            delay(5)
            assertThat(application.active("work")).isEqualTo(1)
            job.cancelAndJoin()
            assertThat(application.active("work")).isZero()
            assertThat(application.counts("work")).isEqualTo(mapOf("cancelled" to 1L))
        }
    }

    @Test
    fun isMeasuredBehindAnInterface() {
        MeasuredApplication(Reversing::class.java, property = "spring.aop.proxy-target-class=false").use { application ->
            @Suppress("UNCHECKED_CAST")
            val reversing = application.bean(Transforming::class.java) as Transforming<String>
            assertThat(AopUtils.isJdkDynamicProxy(reversing)).isTrue()
            runBlocking {
                assertThat(reversing.transform("abc")).isEqualTo("cba")
                assertThat(reversing.job()).isSameAs(currentCoroutineContext()[Job])
                assertThat(runCatching { reversing.fail() }.exceptionOrNull()).isSameAs(failure)
            }
            assertThat(application.counts("reversing.transform")).isEqualTo(mapOf("success" to 1L))
            assertThat(application.counts("reversing.fail")).isEqualTo(mapOf("error" to 1L))
        }
    }

    @Test
    fun leavesABeanAloneWhoseFlowAProxyWouldRebuild(output: CapturedOutput) {
        MeasuredApplication(FlowingService::class.java).use { application ->
            val service = application.bean(FlowingService::class.java)
            assertThat(AopUtils.isAopProxy(service)).isFalse()
            assertThat(runBlocking { service.flow().first() }).isEqualTo(1)
            assertThat(service.produced).isEqualTo(1)
        }
        assertThat(output.toString().split("Their proxy would change what the suspending function flow returns")).hasSize(2)
    }

    @Test
    fun measuresAFlowThatAnotherProxyRebuilds(output: CapturedOutput) {
        MeasuredApplication(FlowingService::class.java, Another::class.java).use { application ->
            val service = application.bean(FlowingService::class.java)
            assertThat((service as Advised).advisorCount).isGreaterThan(1)
            assertThat(runBlocking { service.flow().toList() }).hasSize(100)
            assertThat(application.counts("flowing")).isEqualTo(mapOf("success" to 1L))
        }
        assertThat(output).doesNotContain("not measured")
    }

    @Test
    fun keepsAFlowWhoseProxyHasNoOtherAdvisors() {
        MeasuredApplication(ProxiedFlow::class.java).use { application ->
            val service = application.bean(Flowing::class.java)
            assertThat(AopUtils.isJdkDynamicProxy(service)).isTrue()
            assertThat((service as Advised).advisorCount).isOne()
            assertThat(runBlocking { service.flow().toList() }).isEqualTo((1..100).toList())
            assertThat(application.counts("flowing")).isEqualTo(mapOf("success" to 1L))
        }
    }

    @ParameterizedTest
    @ValueSource(classes = [PrototypeService::class, SerializableService::class])
    fun runsInTheCallersCoroutineWhateverTheBeanIs(type: Class<out Service>) {
        MeasuredApplication(type).use { application ->
            val service = application.bean(type)
            assertThat(AopUtils.isAopProxy(service)).isTrue()
            runBlocking {
                assertThat(service.job()).isSameAs(currentCoroutineContext()[Job])
                assertThat(service.unmeasuredJob()).isSameAs(currentCoroutineContext()[Job])
            }
            assertThat(application.counts("work")).isEqualTo(mapOf("success" to 1L))
        }
    }

    private fun observe(service: Service, use: Use): Observation {
        val trace = Trace()
        val local = ThreadLocal<String>()
        val result = runCatching {
            runBlocking(CoroutineName("caller") + User("me") + MDCContext(mapOf("key" to "value"))
                + local.asContextElement("local")) {
                trace.add("local ${local.get()}")
                use.play(service, trace)
            }
        }
        return Observation(trace.entries(), result.getOrNull().toString(), result.exceptionOrNull()?.toString(),
            result.exceptionOrNull() === failure)
    }

    /**
     * What a caller and the function saw of each other.
     */
    private data class Observation(val trace: List<String>, val result: String, val failure: String?,
        val isSameFailure: Boolean)

    /**
     * What callers do with suspending functions. Some of them are measured, others stand next to those.
     */
    enum class Use(val calls: Long = 1, val play: suspend Service.(Trace) -> Any?) {

        SEES_THE_CONTEXT(play = { measuredContext() }),

        SEES_THE_CONTEXT_UNMEASURED(0, { unmeasuredContext() }),

        IS_IN_THE_JOB(play = { currentCoroutineContext()[Job] === job() }),

        IS_IN_THE_JOB_UNMEASURED(0, { currentCoroutineContext()[Job] === unmeasuredJob() }),

        RETURNS_A_UNIT(play = { anything(Unit) }),

        RETURNS_A_UNIT_UNMEASURED(0, { unmeasuredAnything(Unit) }),

        RETURNS_NULL(play = { anything(null) }),

        RETURNS_A_MONO(play = { (anything(Mono.just("one")) as Mono<*>).block() }),

        RETURNS_A_DEFERRED(play = { (anything(CompletableDeferred("later")) as Deferred<*>).await() }),

        RETURNS_A_VALUE_CLASS(play = { amount(Amount(3)).value }),

        TAKES_A_DEFAULT(play = { defaulted() }),

        TAKES_NULL_INSTEAD_OF_A_DEFAULT(play = { defaulted(null) }),

        TAKES_NULL_INSTEAD_OF_A_DEFAULT_UNMEASURED(0, { unmeasuredDefaulted(null) }),

        TAKES_MANY(play = { many("a", "b") }),

        EXTENDS(play = { "receiver".extended() }),

        RESUMES_WHERE_THE_CALLER_WAS(play = { trace -> resumedElsewhere(); trace.add(seenThread()) }),

        RESUMES_AT_ONCE(play = { trace -> resumedAtOnce(); trace.add(seenThread()) }),

        RESUMES_AFTER_A_DELAY(play = { trace -> delayed(); trace.add(seenThread()) }),

        RUNS_AT_ONCE(play = { trace ->
            coroutineScope { launch { trace.add("other") }; trace.add(now()); trace.add("caller") }
        }),

        FAILS(play = { fails() }),

        FAILS_LATER(play = { failsLater() }),

        IS_CAUGHT(play = { trace -> try { fails() } catch (ex: IllegalStateException) { trace.add(ex === failure) } }),

        IS_CANCELLED(play = { trace ->
            coroutineScope {
                val job = launch { waits(trace) }
                delay(5)
                job.cancelAndJoin()
                trace.add("joined")
            }
        }),

        IS_CANCELLED_AND_TIDIES_UP(play = { trace ->
            withTimeoutOrNull(5) { tidiesUp(trace); trace.add("never") }
            trace.add("caller goes on")
        }),

        IS_CALLED_WHILE_ITS_CALLER_ENDS(play = { trace ->
            val job = launching { try { awaitCancellation() } finally { trace.add(now()) } }
            job()
        }),

        IS_CALLED_AFTER_ITS_CALLER_WAS_CANCELLED(play = { trace ->
            val job = launching { try { awaitCancellation() } finally { withContext(NonCancellable) { delayed() }; trace.add("done") } }
            job()
        }),

        CHANGES_THE_DISPATCHER(play = { trace -> onAnotherThread(trace); trace.add(seenThread()) }),

    }

    /**
     * How a function ends, and what is counted then.
     */
    enum class Ending(val status: String, val use: suspend (Service) -> Any?) {

        RETURNS("success", { it.anything("value") }),

        RETURNS_NOTHING("success", { it.anything(Unit) }),

        RETURNS_LATER("success", { it.delayed() }),

        FAILS("error", { it.fails() }),

        FAILS_LATER("error", { it.failsLater() }),

        IS_CANCELLED("cancelled", { service -> withTimeoutOrNull(5) { service.waits(Trace()) } }),

        IS_CANCELLED_WITH_AN_EXCEPTION("cancelled", { service -> withTimeout(5) { service.waits(Trace()) } }),

        IS_CANCELLED_BEFORE_ITS_OWN_DEADLINE("cancelled", { service -> withTimeoutOrNull(5) { service.waitsFor(60_000) } }),

        IS_CANCELLED_IN_A_JOB("cancelled", { service ->
            coroutineScope {
                val job = launch { service.waitsFor(60_000) }
                delay(5)
                job.cancelAndJoin()
            }
        }),

        MISSES_ITS_OWN_DEADLINE("error", { service -> service.waitsFor(5) }),

        MISSES_ITS_OWN_DEADLINE_BEFORE_THAT_OF_ITS_CALLER("error", { service -> withTimeout(60_000) { service.waitsFor(5) } }),

        MISSES_THE_DEADLINE_OF_ITS_CHILD("error", { service -> service.asks { withTimeout(5) { awaitCancellation() } } }),

        MISSES_A_DEADLINE_WITHIN("error", { service -> service.asks { withTimeout(60_000) { withTimeout(5) { awaitCancellation() } } } }),

        TAKES_NO_FOR_AN_ANSWER("success", { service -> service.asks { withTimeoutOrNull(5) { awaitCancellation() } } }),

    }

    /**
     * Suspends.
     */
    open class Service {

        @Monitored("work")
        open suspend fun measuredContext(): String = unmeasuredContext()

        open suspend fun unmeasuredContext(): String = "${seenContext()} ${MDC.get("key")} ${seenThread()}"

        @Monitored("work")
        open suspend fun job(): Job? = coroutineContext[Job]

        open suspend fun unmeasuredJob(): Job? = coroutineContext[Job]

        @Monitored("work")
        open suspend fun anything(value: Any?): Any? = value

        open suspend fun unmeasuredAnything(value: Any?): Any? = value

        @Monitored("work")
        open suspend fun amount(amount: Amount): Amount = Amount(amount.value + 1)

        @Monitored("work")
        open suspend fun defaulted(limit: Int? = 10): String = "limit $limit"

        open suspend fun unmeasuredDefaulted(limit: Int? = 10): String = "limit $limit"

        @Monitored("work")
        open suspend fun many(vararg values: String): String = values.joinToString()

        @Monitored("work")
        open suspend fun String.extended(): String = "$this extended"

        @Monitored("work")
        open suspend fun resumedElsewhere(): Unit = suspendCancellableCoroutine { thread(name = "elsewhere") { it.resume(Unit) } }

        @Monitored("work")
        open suspend fun resumedAtOnce(): Unit = suspendCoroutine { it.resume(Unit) }

        @Monitored("work")
        open suspend fun delayed() = delay(1)

        @Monitored("work")
        open suspend fun now(): String = "now"

        @Monitored("work")
        open suspend fun fails(): String = throw failure

        @Monitored("work")
        open suspend fun failsLater(): String {
            delay(1)
            throw failure
        }

        @Monitored("work")
        open suspend fun waits(trace: Trace) {
            try {
                awaitCancellation()
            }
            catch (ex: CancellationException) {
                trace.add("cancelled")
                throw ex
            }
        }

        @Monitored("work")
        open suspend fun waitsFor(millis: Long): String = withTimeout(millis) { awaitCancellation() }

        @Monitored("work")
        open suspend fun asks(question: suspend () -> Any?): Any? = coroutineScope { async { question() }.await() }

        @Monitored("work")
        open suspend fun tidiesUp(trace: Trace) {
            try {
                awaitCancellation()
            }
            finally {
                withContext(NonCancellable) { delay(5) }
                trace.add("tidied up")
            }
        }

        @Monitored("work")
        open suspend fun onAnotherThread(trace: Trace) = withContext(Dispatchers.Default) { trace.add(seenThread()) }

    }

    /**
     * Transforms values.
     */
    interface Transforming<T> {

        suspend fun transform(value: T): T

        suspend fun job(): Job?

        suspend fun fail(): T

    }

    /**
     * Reverses texts.
     */
    @Monitored("reversing")
    open class Reversing : Transforming<String> {

        override suspend fun transform(value: String): String {
            delay(1)
            return value.reversed()
        }

        override suspend fun job(): Job? = coroutineContext[Job]

        override suspend fun fail(): String = throw failure

    }

    /**
     * A service of which each caller has its own.
     */
    @Scope("prototype")
    open class PrototypeService : Service()

    /**
     * A service that can be written.
     */
    open class SerializableService : Service(), Serializable

    /**
     * Returns a flow after it was suspended.
     */
    interface Flowing {

        suspend fun flow(): Flow<Int>

    }

    /**
     * Counts what its flows have produced.
     */
    open class FlowingService : Flowing {

        open var produced = 0

        @Monitored("flowing")
        override suspend fun flow(): Flow<Int> = flow { for (i in 1..100) { produced++; emit(i) } }

        open fun unmeasured() = produced

    }

    /**
     * Makes a proxy without any advisor.
     */
    class ProxiedFlow {

        @Bean
        fun flowing(): ProxyFactoryBean = ProxyFactoryBean().apply { setTarget(FlowingService()) }

    }

    /**
     * Makes Spring run every suspending function of the service in a coroutine of its own.
     */
    class Another {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        fun another(): Advisor = DefaultPointcutAdvisor(
            NameMatchMethodPointcut().apply { setMappedNames("unmeasured*") }, MethodInterceptor { it.proceed() })

    }

}

/**
 * An amount that is a plain number at run time.
 */
@JvmInline
value class Amount(val value: Int)

private val failure = IllegalStateException("of the work")

/** Launches a job, and returns what cancels it. */
private suspend fun launching(block: suspend () -> Unit): suspend () -> Unit {
    val scope = kotlinx.coroutines.CoroutineScope(currentCoroutineContext() + Job())
    val job = scope.launch(start = kotlinx.coroutines.CoroutineStart.UNDISPATCHED) { block() }
    return { job.cancelAndJoin() }
}
