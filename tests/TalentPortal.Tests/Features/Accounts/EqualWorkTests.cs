using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Accounts;
using TalentPortal.Features.AccountSettings;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

/// <summary>An answer whose words are the same for everybody also costs the same work, so that its time tells no more than they do.</summary>
public sealed class EqualWorkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(nameof(Register))]
    [InlineData(nameof(ResendConfirmation))]
    [InlineData(nameof(ForgotPassword))]
    public async Task What_a_visitor_asks_about_an_address_is_done_before_anybody_looks_whether_it_has_an_account(string wish)
    {
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await Done(Wish(wish, NewEmail()));
        var (waiting, full) = (NewEmail(), NewEmail());
        await Done(new Register(waiting, Password, null));
        for (var i = 0; i < AttemptLimit.MailTo.Max; i++) await Done(Wish(wish, full));
        await portal.Mails(waiting);

        var unknown = await Statements.Of(() => Done(Wish(wish, NewEmail())));
        Assert.Contains(unknown, text => text.Contains("outbox_messages", StringComparison.Ordinal));
        Assert.DoesNotContain(unknown, text => text.Contains("accounts.users", StringComparison.Ordinal) || text.Contains("accounts.links", StringComparison.Ordinal));
        Assert.Equal(unknown, await Statements.Of(() => Done(Wish(wish, Personas.Talent.Email))));
        Assert.Equal(unknown, await Statements.Of(() => Done(Wish(wish, waiting))));
        Assert.Equal(unknown, await Statements.Of(() => Done(Wish(wish, full))));
    }

    [Fact]
    public async Task A_wrong_password_is_looked_at_alike_with_a_second_factor_without_one_and_without_an_account()
    {
        var factor = Personas.Staff(PortalRole.Reviewer);
        await portal.GivePassword(Personas.Talent);
        await portal.GivePassword(factor, withFactor: true);
        await Wrong(NewEmail());
        var unknown = await Work(() => Wrong(NewEmail()));
        Assert.NotEmpty(unknown);
        Assert.Equal(unknown, await Work(() => Wrong(Personas.Talent.Email)));
        Assert.Equal(unknown, await Work(() => Wrong(factor.Email)));
    }

    [Fact]
    public async Task A_code_that_was_right_once_is_looked_at_and_answered_as_one_that_never_was()
    {
        portal.Clock.Advance(2 * PortalVault.CacheLife); // keys read from here on stay to the end
        var person = Personas.Staff(PortalRole.TeamLead);
        var key = (await portal.GivePassword(person, withFactor: true))!;
        var used = portal.CodeOf(key);
        using (var owner = await portal.Http())
        {
            await owner.SignIn(person.Email);
            await Redirects(await owner.Submit("/fujian/en/account/sign-in/code", Form(("Code", used))), "overseas");
        }

        using var client = await portal.Http();
        await client.SignIn(person.Email);
        await Tried(client, WrongCode(key, 1));
        var (wrong, wrongWork) = await Tried(client, WrongCode(key, 2));
        var (again, againWork) = await Tried(client, used);
        Assert.Contains("accounts.users", string.Concat(wrongWork), StringComparison.Ordinal);
        Assert.Equal((wrong, string.Join('\n', wrongWork)), (again, string.Join('\n', againWork)));
    }

    [Fact]
    public async Task Another_address_is_asked_for_alike_whoever_has_it()
    {
        await portal.GivePassword(Personas.Talent);
        await Change(NewEmail());
        var free = await Work(() => Change(NewEmail()));
        Assert.Contains(free, text => text.Contains("outbox_messages", StringComparison.Ordinal));
        Assert.Equal(free, await Work(() => Change(Personas.OtherTalent.Email)));
        Assert.Equal(free, await Work(() => Change(Personas.Talent.Email)));
    }

    [Fact]
    public async Task An_invitation_is_the_same_work_whether_or_not_the_address_has_an_account()
    {
        await Invite(NewEmail());
        var unknown = await Work(() => Invite(NewEmail()));
        Assert.Contains(unknown, text => text.Contains("outbox_messages", StringComparison.Ordinal));
        Assert.Equal(unknown, await Work(() => Invite(Personas.OtherTalent.Email)));
        Assert.Equal(unknown, await Work(() => Invite(Personas.Staff(PortalRole.Reviewer, "greater-bay").Email)));
    }

    private static ISteppedCommand<Done> Wish(string kind, string email) => kind switch
    {
        nameof(Register) => new Register(email, Password, null),
        nameof(ForgotPassword) => new ForgotPassword(email),
        _ => new ResendConfirmation(email),
    };

    /// <summary>A code of six digits that no step near now has.</summary>
    private string WrongCode(byte[] key, int number)
    {
        var near = Enumerable.Range(-2, 5).Select(later => portal.CodeOf(key, later)).ToList();
        return Enumerable.Range(0, 20).Select(i => $"{i:000000}").Where(code => !near.Contains(code)).ElementAt(number);
    }

    private static async Task<(string Answer, IReadOnlyList<string> Work)> Tried(HttpClient client, string code)
    {
        var page = await client.Page("/fujian/en/account/sign-in/code");
        HttpResponseMessage? answer = null;
        var work = await Statements.Of(async () => answer = await client.Send("/fujian/en/account/sign-in/code", page, Form(("Code", code))));
        Assert.Equal(HttpStatusCode.OK, answer!.StatusCode);
        return (await ErrorsOf(answer), work);
    }

    private Task Done(ISteppedCommand<Done> wish) => portal.As(null).Get(wish);

    /// <summary>The statements of some work, with what somebody may do and the keys in use read anew each time, not only when they happen to be old.</summary>
    private Task<IReadOnlyList<string>> Work(Func<Task> work)
    {
        portal.Clock.Advance(2 * (RightsStore.Lifetime + PortalVault.CacheLife));
        return Statements.Of(work);
    }

    private Task Change(string email) => portal.As(Personas.Talent).Get(new ChangeEmail(email, Password));

    private Task Invite(string email) => portal.As(StaffScene.Admin()).Get(StaffScene.To(email));

    private async Task Wrong(string email) => Assert.Equal("SignIn_Wrong", (await portal.As(null).Send(new SignIn(email, "not the password at all", false, null))).Reason?.Name);
}
