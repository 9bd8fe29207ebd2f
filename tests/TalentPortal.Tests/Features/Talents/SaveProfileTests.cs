using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Talents;

public sealed class SaveProfileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_profile_is_kept_sealed_with_the_agreement_to_it_and_read_back_by_its_owner()
    {
        var person = await portal.NewPerson();
        await portal.As(person).Get(TalentScene.Profile("  𠮷野 玮玲 👩‍🔬  "));
        var mine = await portal.As(person, "zhongguancun").Get(new ViewMyProfile());
        Assert.Equal(("𠮷野 玮玲 👩‍🔬", "doctor", 15, new DateOnly(2027, 3, 1)), (mine.Profile!.Name, mine.Profile.DegreeCode, mine.Profile.Years, mine.Profile.AvailableFrom));
        var consent = Assert.Single((await portal.As(person).Get(new BrowseConsents())).Items);
        Assert.Equal((ConsentKind.KeepProfile, "2026-11-22"), (consent.Kind, consent.TextVersion));
        foreach (var column in new[] { "name", "email", "phone", "summary" })
        {
            var kept = await portal.Scalar<byte[]>($"select {column} from talent_profiles where user_id = $1", person.UserId);
            Assert.True(kept!.Length > 40);
            foreach (var secret in new[] { "玮玲", "wei.ling", "7946", "optics" }) Assert.True(kept.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) < 0, $"{column} shows {secret}");
        }
    }

    [Fact]
    public async Task Without_agreement_nothing_is_kept_and_later_it_is_not_asked_again()
    {
        var person = await portal.NewPerson();
        Assert.Equal("SaveProfile_AgreementMissing", (await portal.As(person).Send(TalentScene.Profile(agreed: false))).Errors.Single().Text.Name);
        Assert.Equal("SaveProfile_AgreementMissing", (await portal.As(person).Send(TalentScene.Profile() with { ConsentWords = null })).Errors.Single().Text.Name);
        Assert.Null((await portal.As(person).Get(new ViewMyProfile())).Profile);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from talent_profiles where user_id = $1", person.UserId));

        await portal.As(person).Get(TalentScene.Profile());
        var version = (await portal.As(person).Get(new ViewMyProfile())).Profile!.Version;
        Assert.True((await portal.As(person).Send(TalentScene.Profile("Later", version, agreed: false))).IsOk);
        Assert.Single((await portal.As(person).Get(new BrowseConsents())).Items);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other_unknowingly()
    {
        var person = await portal.NewTalent();
        var version = (await portal.As(person).Get(new ViewMyProfile())).Profile!.Version;
        Assert.True((await portal.As(person).Send(TalentScene.Profile("First", version))).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(TalentScene.Profile("Second", version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(TalentScene.Profile("Second"))).Kind);
        Assert.Equal("First", (await portal.As(person).Get(new ViewMyProfile())).Profile!.Name);
    }

    [Fact]
    public async Task Two_first_saves_at_once_make_one_profile()
    {
        var person = await portal.NewPerson();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => portal.As(person).Send(TalentScene.Profile("Window " + i))));
        Assert.Single(outcomes, outcome => outcome.IsOk);
        Assert.All(outcomes.Where(outcome => !outcome.IsOk), outcome => Assert.Equal(OutcomeKind.Conflict, outcome.Kind));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from consents where user_id = $1", person.UserId));
    }

    [Theory]
    [InlineData("Name", "", "SaveProfile_NameMissing")]
    [InlineData("Name", "   ", "SaveProfile_NameMissing")]
    [InlineData("Name", "a\0b", "SaveProfile_Unfit")]
    [InlineData("Email", "", "SaveProfile_EmailMissing")]
    [InlineData("Email", "no address", "SaveProfile_EmailWrong")]
    [InlineData("Email", "a@b", "SaveProfile_EmailWrong")]
    [InlineData("Phone", "call me", "SaveProfile_PhoneWrong")]
    [InlineData("Summary", "a\0b", "SaveProfile_Unfit")]
    [InlineData("CountryCode", "XX", "SaveProfile_NotInList")]
    [InlineData("DegreeCode", "'; drop table jobs", "SaveProfile_NotInList")]
    [InlineData("IndustryCode", "alchemy", "SaveProfile_NotInList")]
    public async Task What_does_not_fit_is_named_by_field(string field, string value, string key)
    {
        var person = await portal.NewPerson();
        var request = TalentScene.Profile();
        typeof(SaveProfile).GetProperty(field)!.SetValue(request, value);
        var outcome = await portal.As(person).Send(request);
        Assert.Contains(outcome.Errors, error => error.Field == field && error.Text.Name == key);
    }

    [Fact]
    public async Task Limits_hold_for_every_text_and_number()
    {
        var person = await portal.NewPerson();
        var outcome = await portal.As(person).Send(new SaveProfile(
            new string('n', 101), new string('e', 250) + "@example.org", new string('1', 41), new string('字', 2001), null, null, new string('s', 201), null, 61, new DateOnly(1999, 1, 1), null, true, "words"));
        Assert.Equal(["AvailableFrom", "Email", "Name", "Phone", "School", "Summary", "Years"], outcome.Errors.Select(error => error.Field).Distinct().Order());
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(TalentScene.Profile() with { Years = -1 })).Kind);
        Assert.Equal("Summary", (await portal.As(person).Send(TalentScene.Profile() with { Summary = "half a pair: \ud83d" })).Errors.Single().Field);
    }

    [Fact]
    public async Task A_visitor_saves_nothing()
    {
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(TalentScene.Profile())).Kind);
    }
}

public sealed class ViewMyProfileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Before_the_first_save_the_accounts_address_is_offered_and_afterwards_no_more()
    {
        var person = await portal.NewPerson();
        Assert.Equal(person.Email, (await portal.As(person).Get(new ViewMyProfile())).AccountEmail);
        await portal.As(person).Get(TalentScene.Profile());
        Assert.Null((await portal.As(person).Get(new ViewMyProfile())).AccountEmail);
    }

    [Fact]
    public async Task Each_sees_their_own_and_a_visitor_nothing()
    {
        var (one, two) = (await portal.NewTalent("One"), await portal.NewTalent("Two"));
        await portal.AddCv(one, name: "one.pdf");
        Assert.Equal("Two", (await portal.As(two).Get(new ViewMyProfile())).Profile!.Name);
        Assert.Empty((await portal.As(two).Get(new ViewMyProfile())).Cvs);
        Assert.Equal("one.pdf", (await portal.As(one).Get(new ViewMyProfile())).Cvs.Single().FileName);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewMyProfile())).Kind);
    }
}
