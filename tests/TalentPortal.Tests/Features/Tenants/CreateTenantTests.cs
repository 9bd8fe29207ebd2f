using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Tenants;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
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
        var created = (await Platform.Send(new CreateTenant("strait", Fields(), "350200", " Talent.Strait.example.org "))).Value;
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
        var outcome = await Platform.Send(new CreateTenant(slug, Fields(), null, null));
        Assert.Equal(new Invalidity("Slug", reason).Text.Name, Assert.Single(outcome.Errors, e => e.Field == "Slug").Text.Name);
    }

    [Fact]
    public async Task A_pale_colour_is_refused_and_the_nearest_readable_one_is_named_and_accepted()
    {
        var refused = await Platform.Send(new CreateTenant("pale", Fields("#ffcc00"), null, null));
        var error = Assert.Single(refused.Errors);
        Assert.Equal(("Fields.Accent", "Fields_AccentPale"), (error.Field, error.Text.Name));
        var near = Assert.IsType<string>(Assert.Single(error.Text.Args));
        Assert.True((await Platform.Send(new CreateTenant("pale", Fields(near), null, null))).IsOk);
    }

    [Theory]
    [InlineData("http://talent.example.org")]
    [InlineData("talent")]
    [InlineData("talent.example.org/zh")]
    [InlineData("-talent.example.org")]
    public async Task A_host_name_that_is_none_is_refused(string host)
    {
        var outcome = await Platform.Send(new CreateTenant("hostless", Fields(), null, host));
        Assert.Equal("Fields_HostBad", Assert.Single(outcome.Errors).Text.Name);
    }

    [Fact]
    public async Task Names_in_both_languages_are_needed_and_three_characters_make_no_seal()
    {
        var fields = Fields();
        (fields.NameEn, fields.ShortNameZh, fields.Mark) = (" ", null, "abc");
        var outcome = await Platform.Send(new CreateTenant("nameless", fields, "999999", null));
        Assert.Equal(["DivisionCode", "Fields.Mark", "Fields.NameEn", "Fields.ShortNameZh"], outcome.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_creates_tenants()
    {
        foreach (var person in new[] { Personas.Staff(PortalRole.TenantAdministrator), Personas.OwnerOf("rongxin"), Personas.Talent, null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new CreateTenant("mine", Fields(), null, null))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from tenants where slug = 'mine'"));
    }
}
