using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Identity;
using TalentPortal.Platform.Security.Passwords;

namespace TalentPortal.Tests.Platform.Security.Passwords;

public sealed class PasswordTests
{
    private static readonly PortalPasswordHasher<IdentityUser> Hasher = new();
    private static readonly IdentityUser User = new();

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("密码很长很长很长 🔑")]
    [InlineData("nul\0inside")]
    [InlineData(" spaces count ")]
    [InlineData("$pbkdf2-sha512$1$1$a$b")]
    public void The_right_password_is_accepted_and_others_are_not(string password)
    {
        var hash = Hasher.HashPassword(User, password);

        Assert.Equal(PasswordVerificationResult.Success, Hasher.VerifyHashedPassword(User, hash, password));
        foreach (var wrong in new[] { password + " ", password[1..], password.ToUpperInvariant() + "x", "" })
            Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(User, hash, wrong));
    }

    [Fact]
    public void A_hash_names_its_form_and_work_and_never_repeats()
    {
        var one = PasswordHash.Create("same");
        var two = PasswordHash.Create("same");

        Assert.StartsWith("$pbkdf2-sha512$1$220000$", one, StringComparison.Ordinal);
        Assert.NotEqual(one, two);
        Assert.InRange(one.Length, 1, 200);
    }

    [Fact]
    public void A_password_typed_with_full_width_letters_is_the_same_password() =>
        Assert.Equal(PasswordCheck.Right, PasswordHash.Verify(PasswordHash.Create("abc１２３ＤＥＦ"), "ａｂｃ123DEF"));

    [Fact]
    public void A_hash_of_less_work_is_accepted_and_asks_for_a_new_one()
    {
        var old = PasswordHash.Create("pass phrase", 100_000);

        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, Hasher.VerifyHashedPassword(User, old, "pass phrase"));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher.VerifyHashedPassword(User, old, "pass phrasf"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("AQAAAAIAAYagAAAAEMbJ0Vo4v8zZ2Yk7p0mXy3Qw1l5dC3eA9o8b7f6g5h4j3k2l1m0n9p8q7r6s5t4u==")]
    [InlineData("$pbkdf2-sha512$2$220000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$1$0$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$1$2000000000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$1$-1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$1$220000$AAAA$AAAA")]
    [InlineData("$pbkdf2-sha512$1$220000$!!!!!!!!!!!!!!!!!!!!!!$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$1$220000$AAAAAAAAAAAAAAAAAAAAAA")]
    public void An_unreadable_hash_accepts_nothing_and_costs_the_same(string? stored)
    {
        var (result, work) = Measure(() => PasswordHash.Verify(stored, "anything"));

        Assert.Equal(PasswordCheck.Wrong, result);
        Assert.Equal(PasswordHash.Iterations, work);
    }

    [Fact]
    public void An_unknown_account_costs_the_same_work_as_a_wrong_password()
    {
        var hash = PasswordHash.Create("right");
        string[] passwords = ["wrong", "", "half \ud83d", new string('x', 1_000_000)];

        foreach (var password in passwords)
        {
            var (_, known) = Measure(() => PasswordHash.Verify(hash, password));
            var (_, unknown) = Measure(() =>
            {
                PasswordHash.DummyVerify(password);
                return 0;
            });

            Assert.Equal(PasswordHash.Iterations, known);
            Assert.Equal(known, unknown);
        }
    }

    [Fact]
    public void A_password_that_is_no_text_or_endless_is_not_stored()
    {
        Assert.Throws<ArgumentException>(() => PasswordHash.Create("half \ud83d"));
        Assert.Throws<ArgumentException>(() => PasswordHash.Create(new string('x', PasswordHash.PasswordMax + 1)));
        Assert.NotEmpty(PasswordHash.Create(new string('x', PasswordHash.PasswordMax)));
    }

    [Fact]
    public async Task No_more_than_the_allowed_number_hash_at_once()
    {
        using var gate = new PasswordGate(3, TimeSpan.FromMinutes(1));
        int inside = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var pass = await gate.Enter();
            Assert.NotNull(pass);
            InterlockedMax(ref most, Interlocked.Increment(ref inside));
            await Task.Delay(2);
            Interlocked.Decrement(ref inside);
        }));

        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_and_a_pass_returned_twice_counts_once()
    {
        using var gate = new PasswordGate(1, TimeSpan.FromMilliseconds(20));
        var first = await gate.Enter();

        Assert.Null(await gate.Enter());

        first!.Dispose();
        first.Dispose();
        using var second = await gate.Enter();
        Assert.NotNull(second);
        Assert.Null(await gate.Enter());
    }

    [Fact]
    public async Task A_waiter_who_leaves_takes_no_place()
    {
        using var gate = new PasswordGate(1, TimeSpan.FromMinutes(1));
        using var leaving = new CancellationTokenSource();
        var first = await gate.Enter();
        var waiting = gate.Enter(leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first!.Dispose();
        using var next = await gate.Enter();
        Assert.NotNull(next);
    }

    private static (T Result, long Work) Measure<T>(Func<T> action)
    {
        var thread = Environment.CurrentManagedThreadId;
        long work = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == PasswordHash.MeterName) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, amount, _, _) =>
        {
            if (Environment.CurrentManagedThreadId == thread) work += amount;
        });
        listener.Start();
        return (action(), work);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
            if (Interlocked.CompareExchange(ref target, value, seen) == seen) return;
    }
}
