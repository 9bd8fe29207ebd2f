using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Staff;
using TalentPortal.Features.Tenants;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Tenants;

public sealed class CreateTenantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    internal static TenantFields Fields(string accent = "#1F4E79") => new()
    {
        NameZh = " 海峡人才中心 ", NameEn = "Strait Talent Centre", ShortNameZh = "海峡人才", ShortNameEn = "Strait Talent",
        TaglineEn = "One desk for everything", Mark = "峡", Accent = accent, DefaultLanguage = Language.English,
    };

    private TestSender Platform => portal.As(Personas.PlatformAdministrator, "");

    [Fact]
    public async Task A_new_tenant_is_live_at_once_and_elsewhere_within_seconds()
    {
        var created = (await Platform.Send(new CreateTenant("strait", Fields(), "350200", " Talent.Strait.example.org ", "first@example.org"))).Value;
        var directory = portal.Services.GetRequiredService<TenantDirectory>();
        portal.Clock.Advance(TenantDirectory.Lifetime);
        var tenant = (await directory.BySlug(created.Slug, default))!;
        Assert.Equal("海峡人才中心", tenant.Name.Zh);
        Assert.Equal(("#1f4e79", "峡", "talent.strait.example.org", "350200", Language.English), (tenant.Accent, tenant.Mark, tenant.Host, tenant.DivisionCode, tenant.DefaultLanguage));
        using var http = await portal.Http();
        Assert.StartsWith("http://talent.strait.example.org", (await http.GetAsync("/strait")).Headers.Location!.ToString());
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'tenants.create' and subject_id = $1", tenant.Id));
    }

    [Theory]
    [InlineData("", "Slug_Empty")]
    [InlineData("x", "Slug_TooShort")]
    [InlineData("Xiamen", "Slug_Characters")]
    [InlineData("platform", "Slug_Reserved")]
    [InlineData("fujian", "Slug_Taken")]
    public async Task An_address_that_cannot_be_is_refused_with_its_reason(string slug, string reason)
    {
        var outcome = await Platform.Send(new CreateTenant(slug, Fields(), null, null, "first@example.org"));
        Assert.Equal(new Invalidity("Slug", reason).Text.Name, Assert.Single(outcome.Errors, e => e.Field == "Slug").Text.Name);
    }

    [Fact]
    public async Task A_pale_colour_is_refused_and_the_nearest_readable_one_is_named_and_accepted()
    {
        var refused = await Platform.Send(new CreateTenant("pale", Fields("#ffcc00"), null, null, "first@example.org"));
        var error = Assert.Single(refused.Errors);
        Assert.Equal(("Fields.Accent", "Fields_AccentPale"), (error.Field, error.Text.Name));
        var near = Assert.IsType<string>(Assert.Single(error.Text.Args));
        Assert.True((await Platform.Send(new CreateTenant("pale", Fields(near), null, null, "first@example.org"))).IsOk);
    }

    [Theory]
    [InlineData("http://talent.example.org")]
    [InlineData("talent")]
    [InlineData("talent.example.org/zh")]
    [InlineData("-talent.example.org")]
    public async Task A_host_name_that_is_none_is_refused(string host)
    {
        var outcome = await Platform.Send(new CreateTenant("hostless", Fields(), null, host, "first@example.org"));
        Assert.Equal("Fields_HostBad", Assert.Single(outcome.Errors).Text.Name);
    }

    [Fact]
    public async Task Names_in_both_languages_are_needed_and_three_characters_make_no_seal()
    {
        var fields = Fields();
        (fields.NameEn, fields.ShortNameZh, fields.Mark) = (" ", null, "abc");
        var outcome = await Platform.Send(new CreateTenant("nameless", fields, "999999", null, "first@example.org"));
        Assert.Equal(["DivisionCode", "Fields.Mark", "Fields.NameEn", "Fields.ShortNameZh"], outcome.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_creates_tenants()
    {
        foreach (var person in new[] { Personas.Staff(PortalRole.TenantAdministrator), Personas.OwnerOf("rongxin"), Personas.Talent, null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new CreateTenant("mine", Fields(), null, null, "first@example.org"))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from tenants where slug = 'mine'"));
    }

    [Fact]
    public async Task The_first_administrator_is_invited_to_the_new_site_and_begins_there()
    {
        var email = AccountsJourney.NewEmail();
        await Platform.Get(new CreateTenant("harbour", Fields(), null, null, email));
        Assert.Equal(InvitationState.Open, (await Platform.Get(new ViewTenant("harbour"))).Administrator?.State);
        var link = await portal.LinkIn(email);
        Assert.StartsWith("/harbour/en/account/invitation?token=", link, StringComparison.Ordinal);
        Assert.Contains("Strait Talent Centre", (await portal.Mails(email))[0].Subject, StringComparison.Ordinal);
        using var client = await portal.Http();
        await AccountsJourney.Redirects(await client.Submit(link, AccountsJourney.Form(("Name", "Huang Wei"), ("Password", AccountsJourney.Password))), "account/second-factor?returnUrl=%2Fharbour%2Fen%2Fadmin");
        Assert.Equal(InvitationState.Accepted, (await Platform.Get(new ViewTenant("harbour"))).Administrator?.State);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from staff_memberships m join tenants t on t.id = m.tenant_id where t.slug = 'harbour' and m.display_name = 'Huang Wei' and m.roles = '{TenantAdministrator}'"));
        Assert.Equal("Administrator_HasOne", (await Platform.Send(new InviteAdministrator("harbour", AccountsJourney.NewEmail()))).Reason?.Name);
    }

    [Theory]
    [InlineData(null, "Administrator_EmailMissing")]
    [InlineData("nobody", "Administrator_EmailWrong")]
    public async Task Without_an_administrator_there_is_no_tenant(string? email, string reason)
    {
        Assert.Equal([new Invalidity("AdministratorEmail", reason)], (await Platform.Send(new CreateTenant("headless", Fields(), null, null, email))).Errors);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from tenants where slug = 'headless'"));
    }
}

public sealed class InviteAdministratorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSender Platform => portal.As(Personas.PlatformAdministrator, "");

    [Fact]
    public async Task Another_address_takes_the_place_of_one_that_was_wrong()
    {
        var (wrong, right) = (AccountsJourney.NewEmail(), AccountsJourney.NewEmail());
        await Platform.Get(new CreateTenant("misspelt", CreateTenantTests.Fields(), null, null, wrong));
        var first = await portal.SecretIn(wrong);
        await Platform.Get(new InviteAdministrator("misspelt", right));
        Assert.Equal(right, (await Platform.Get(new ViewTenant("misspelt"))).Administrator?.Email);
        Assert.Equal((false, true), (await portal.IsOpen(first), await portal.IsOpen(await portal.SecretIn(right))));
        // The same address again is a new link, too.
        await Platform.Get(new InviteAdministrator("misspelt", right));
        Assert.Equal(OutcomeKind.NotFound, (await Platform.Send(new InviteAdministrator("nowhere", right))).Kind);
    }

    [Fact]
    public async Task The_tenants_own_administrators_see_what_the_platform_sent_and_may_withdraw_it()
    {
        var email = AccountsJourney.NewEmail();
        await Platform.Get(new InviteAdministrator("fujian", email));
        var row = await portal.InvitationTo(email);
        Assert.True(row.ByPlatform);
        await portal.As(StaffScene.Admin()).Get(new WithdrawInvitation(row.InvitationId));
        Assert.Equal(InvitationState.Withdrawn, (await Platform.Get(new ViewTenant("fujian"))).Administrator?.State);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new InviteAdministrator("fujian", email))).Kind);
    }
}

public sealed class ResendAdministratorInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_unanswered_invitation_is_sent_again_with_a_new_link()
    {
        var platform = portal.As(Personas.PlatformAdministrator, "");
        var email = AccountsJourney.NewEmail();
        await platform.Get(new CreateTenant("patient", CreateTenantTests.Fields(), null, null, email));
        var first = await portal.SecretIn(email);
        portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(InvitationState.Expired, (await platform.Get(new ViewTenant("patient"))).Administrator?.State);
        await platform.Get(new ResendAdministratorInvitation("patient"));
        Assert.Equal((false, true), (await portal.IsOpen(first), await portal.IsOpen(await portal.SecretIn(email))));
        Assert.Equal(OutcomeKind.NotFound, (await platform.Send(new ResendAdministratorInvitation("zhongguancun"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new ResendAdministratorInvitation("patient"))).Kind);
    }
}
