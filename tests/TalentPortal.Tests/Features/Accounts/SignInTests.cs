using System.Diagnostics.Metrics;
using System.Net;
using TalentPortal.Features.Accounts;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

/// <summary>Counts the work of hashing in the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition("measured alone", DisableParallelization = true)]
public sealed class MeasuredAlone;

[Collection("measured alone")]
public sealed class SignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_known_and_an_unknown_account_get_the_same_answer_for_the_same_work()
    {
        await portal.GivePassword(Personas.Talent);
        var (known, knownWork) = await Measured(new SignIn(Personas.Talent.Email, "not the password at all", false, null));
        var (unknown, unknownWork) = await Measured(new SignIn(NewEmail(), "not the password at all", false, null));
        Assert.Equal((unknown, unknownWork), (known, knownWork));
        Assert.Equal(PasswordHash.Iterations, unknownWork);
        portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Of_two_hundred_wrong_passwords_at_once_at_most_five_are_looked_at_and_none_fails()
    {
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.GivePassword(Personas.OtherTalent);
        using var client = await portal.Http();
        var page = await client.Page("/fujian/en/account/sign-in");
        var before = Work;
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => client.Send("/fujian/en/account/sign-in", page, Form(("Email", Personas.OtherTalent.Email), ("Password", "wrong password " + i)))));
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}"));
        Assert.InRange((Work - before) / PasswordHash.Iterations, 1, 5);
        portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Whoever_signed_in_here_before_is_not_locked_out_by_strangers()
    {
        portal.Clock.Advance(TimeSpan.FromHours(2));
        var (client, email) = await portal.NewTalent();
        for (var i = 0; i < 8; i++) await portal.As(null).Send(new SignIn(email, "wrong password " + i, false, null));
        Assert.Equal("Accounts_TooMany", (await portal.As(null).Send(new SignIn(email, Password, false, null))).Reason?.Name);
        await Redirects(await client.SignIn(email), "me");
    }

    [Fact]
    public async Task An_unknown_address_locks_as_a_known_one_does()
    {
        portal.Clock.Advance(TimeSpan.FromHours(2));
        var email = NewEmail();
        for (var i = 0; i < 5; i++) Assert.Equal("SignIn_Wrong", (await portal.As(null).Send(new SignIn(email, "wrong password " + i, false, null))).Reason?.Name);
        Assert.Equal("Accounts_TooMany", (await portal.As(null).Send(new SignIn(email, "wrong password again", false, null))).Reason?.Name);
        portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/fujian/../../evil")]
    [InlineData("http:evil.example")]
    [InlineData("/%2f/evil.example")]
    [InlineData("\t//evil.example")]
    public async Task No_return_address_leads_out_of_the_portal(string returnUrl)
    {
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.GivePassword(Personas.Talent);
        using var client = await portal.Http();
        await Redirects(await client.SignIn(Personas.Talent.Email, path: "/fujian/en/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl)), "me");
    }

    [Fact]
    public async Task The_cookie_is_new_at_every_sign_in_and_not_for_scripts()
    {
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.GivePassword(Personas.Talent);
        using var client = await portal.Http();
        var first = CookieOf(await client.SignIn(Personas.Talent.Email), "tp-session")!;
        using var other = await portal.Http();
        var second = CookieOf(await other.SignIn(Personas.Talent.Email), "tp-session")!;
        Assert.NotEqual(first.Split(';')[0], second.Split(';')[0]);
        Assert.Contains("httponly", first, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", first, StringComparison.OrdinalIgnoreCase);
    }

    private static readonly MeterListener Listener = Listen();
    private static long _work;

    private static long Work => Interlocked.Read(ref _work);

    private static MeterListener Listen()
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == PasswordHash.MeterName) l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _work, value));
        listener.Start();
        return listener;
    }

    private async Task<(string Answer, long Work)> Measured(SignIn request)
    {
        GC.KeepAlive(Listener);
        var before = Work;
        var outcome = await portal.As(null).Send(request);
        return ($"{outcome.Kind} {outcome.Reason?.Name}", Work - before);
    }
}
