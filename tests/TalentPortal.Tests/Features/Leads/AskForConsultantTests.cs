using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Leads;

public sealed class AskForConsultantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_opens_the_profile_to_this_tenant_alone_and_is_told_to_the_talent_and_to_the_tier_without_content()
    {
        var asked = await portal.Asked();
        Assert.Equal(1, await portal.ProfilesSeenByStaff("fujian", asked.Talent.UserId));
        foreach (var tenant in new[] { "zhongguancun", "greater-bay" }) Assert.Equal(0, await portal.ProfilesSeenByStaff(tenant, asked.Talent.UserId));

        var mine = Assert.Single(await portal.Mails(asked.Talent.Email));
        Assert.EndsWith($"me/consultant/{asked.Id}", mine.Link, StringComparison.Ordinal);
        foreach (var person in new[] { LeadScene.Consultant(), LeadScene.Lead() })
        {
            var theirs = (await portal.Mails(person.Email))[0];
            Assert.EndsWith("/fujian/zh/overseas/leads", theirs.Link, StringComparison.Ordinal);
            foreach (var secret in new[] { "Wei Ling", "children", "wei.ling", "evening", asked.Talent.Email })
                Assert.DoesNotContain(secret, theirs.Subject + theirs.Text + theirs.Html + mine.Subject + mine.Text + mine.Html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Empty(await portal.Mails(Personas.Staff(TalentPortal.Platform.Security.PortalRole.DomesticConsultant).Email));
        Assert.Empty(await portal.Mails(LeadScene.Consultant("zhongguancun").Email));
    }

    [Fact]
    public async Task The_consent_is_kept_with_its_words_and_its_tenant_and_words_of_the_lead_are_sealed()
    {
        var asked = await portal.Asked("greater-bay");
        var consent = Assert.Single((await portal.As(asked.Talent).Get(new BrowseConsents())).Items, item => item.Kind == ConsentKind.AdviceByTenant);
        Assert.Equal((asked.Id, PortalFixture.TenantOf("greater-bay").Name), (consent.LeadId!.Value, consent.TenantName));
        Assert.Equal(portal.Clock.GetUtcNow() + Lead.OpenAtMost, consent.OpenUntil!.Value, TimeSpan.FromMinutes(5));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("I agree that they see it."u8));
        Assert.Equal(hash, await portal.Scalar<string>("select text_hash from consents where lead_id = $1", asked.Id));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from leads where position('children'::bytea in wish) > 0 or position('evening'::bytea in reach_when) > 0"));
    }

    [Fact]
    public async Task The_lead_keeps_the_branch_of_the_profile_as_it_was_and_nothing_finer()
    {
        var talent = await portal.NewTalent();
        await portal.Scalar<int>("update talent_profiles set industry_code = 'aero-engines' where user_id = $1", talent.UserId);
        var asked = await portal.Asked(talent: talent);
        Assert.Equal("aerospace", await portal.Scalar<string>("select industry_code from leads where id = $1", asked.Id));
        var silent = await portal.NewTalent();
        await portal.Scalar<int>("update talent_profiles set industry_code = null where user_id = $1", silent.UserId);
        Assert.True(await portal.Scalar<bool>("select industry_code is null from leads where id = $1", (await portal.Asked(talent: silent)).Id));
    }

    [Theory]
    // Sunday noon: the day that counts is Monday. Wednesday ten o'clock: Thursday ten o'clock. Before the holidays of October 2026: the first day after them.
    [InlineData("2026-11-22T04:00:00Z", "2026-11-23T09:00:00Z")]
    [InlineData("2026-11-25T02:00:00Z", "2026-11-26T02:00:00Z")]
    [InlineData("2026-09-30T09:00:00Z", "2026-10-08T09:00:00Z")]
    public void Somebody_answers_within_one_working_day_of_the_tenants_calendar(string asked, string due)
    {
        var by = TalentPortal.Platform.Time.WorkingCalendar.ForZone("Asia/Shanghai").AddWorkingTime(DateTimeOffset.Parse(asked, System.Globalization.CultureInfo.InvariantCulture), 1);
        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), by.Value);
    }

    [Fact]
    public async Task The_same_form_sent_twice_and_two_windows_at_once_make_one_lead()
    {
        var talent = await portal.NewTalent();
        var command = Guid.CreateVersion7();
        var twice = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.As(talent).Send(LeadScene.Asking(), command)));
        Assert.Single(twice.Select(outcome => outcome.Value.Id).Distinct());

        var windows = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.As(talent, "greater-bay").Send(LeadScene.Asking(), Guid.CreateVersion7())));
        Assert.Single(windows, outcome => outcome.IsOk);
        Assert.All(windows.Where(outcome => !outcome.IsOk), outcome => Assert.Equal(OutcomeKind.Conflict, outcome.Kind));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from leads where talent_user_id = $1", talent.UserId));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from grants where user_id = $1", talent.UserId));
    }

    [Fact]
    public async Task One_at_a_time_per_tenant_until_it_is_over()
    {
        var asked = await portal.Asked();
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(asked.Talent).Send(LeadScene.Asking())).Kind);
        Assert.True((await portal.As(asked.Talent, "greater-bay").Send(LeadScene.Asking())).IsOk);
        Assert.True((await portal.Take(asked)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(asked.Talent).Send(LeadScene.Asking())).Kind);
        await portal.Close(asked);
        Assert.True((await portal.As(asked.Talent).Send(LeadScene.Asking())).IsOk);
    }

    [Fact]
    public async Task Profile_country_zone_wish_box_and_a_tenant_are_needed()
    {
        var talent = await portal.NewTalent();
        var sender = portal.As(talent);
        Assert.Equal("AskForConsultant_ProfileMissing", (await portal.As(await portal.NewPerson()).Send(LeadScene.Asking())).Reason!.Name);
        foreach (var country in new[] { null, "", "XX", "gb" }) Assert.Equal("AskForConsultant_CountryMissing", Error(await sender.Send(LeadScene.Asking() with { CountryCode = country }), "CountryCode"));
        foreach (var zone in new[] { null, "", "Europe/Nowhere", "GMT+1" }) Assert.Equal("AskForConsultant_ZoneMissing", Error(await sender.Send(LeadScene.Asking() with { TimeZone = zone }), "TimeZone"));
        foreach (var wish in new[] { null, "", "  " }) Assert.Equal("AskForConsultant_WishMissing", Error(await sender.Send(LeadScene.Asking(wish)), "Wish"));
        foreach (var wish in new[] { "a\0b", "\ud800", new string('字', Lead.WishMax + 1) }) Assert.Equal("AskForConsultant_WishUnfit", Error(await sender.Send(LeadScene.Asking(wish)), "Wish"));
        Assert.Equal("AskForConsultant_ReachWhenUnfit", Error(await sender.Send(LeadScene.Asking() with { ReachWhen = new string('x', Lead.ReachWhenMax + 1) }), "ReachWhen"));
        Assert.Equal("AskForConsultant_LanguageMissing", Error(await sender.Send(LeadScene.Asking() with { TalkIn = (Language)7 }), "TalkIn"));
        Assert.Equal("AskForConsultant_AgreementMissing", Error(await sender.Send(LeadScene.Asking() with { Agreed = false }), "Agreed"));
        Assert.Equal("AskForConsultant_AgreementMissing", Error(await sender.Send(LeadScene.Asking() with { ConsentWords = " " }), "ConsentWords"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent, "").Send(LeadScene.Asking())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(LeadScene.Asking())).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from leads where talent_user_id = $1", talent.UserId));
        Assert.True((await sender.Send(LeadScene.Asking(new string('字', Lead.WishMax)))).IsOk);
    }

    private static string? Error<T>(Outcome<T> outcome, string field) => outcome.Errors.FirstOrDefault(error => error.Field == field)?.Text.Name;
}
