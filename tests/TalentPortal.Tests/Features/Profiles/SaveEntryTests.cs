using System.Text;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class SaveEntryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>One entry of each section with all its facts.</summary>
    public static TheoryData<ProfileSection, string> Full => new()
    {
        { ProfileSection.Education, "Institution=𠮷野大学|Country=JP|Level=master|Outcome=completed|Degree=M.Sc.|Field=Optics|From=2001|To=2003-03" },
        { ProfileSection.Experience, "Organisation=Acme|Position=Engineer|Location=Porto|Country=PT|From=2004-02-29|To=2010|Summary=One\nTwo|Highlights=First\nSecond" },
        { ProfileSection.Skill, "Name=Verilog|Level=Expert|Keywords=UVM\nRTL" },
        { ProfileSection.Language, "Language=Chinese|Fluency=Fluent|Cefr=B2|Hsk=5" },
        { ProfileSection.Publication, "Title=On light|Publisher=A journal|Date=2012-07|Url=https://example.org/a|Summary=Short" },
        { ProfileSection.Patent, "Title=Lamp|Number=CN1|Office=CNIPA|Date=2015|Url=https://example.org/p|Summary=Short" },
        { ProfileSection.Grant, "Title=Lamps|Funder=A fund|Role=PI|Amount=CNY 2m|From=2016|To=2019|Summary=Short" },
        { ProfileSection.Certificate, "Name=Safety|Issuer=A board|Date=2018-01|Url=https://example.org/c" },
    };

    [Theory]
    [MemberData(nameof(Full))]
    public async Task Every_fact_of_every_section_is_kept_sealed_and_read_back(ProfileSection section, string facts)
    {
        var person = await portal.NewTalent();
        var typed = facts.Split('|').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        Assert.Equal(FactField.Of(section).Select(field => field.Name).Order(), typed.Keys.Order());
        var id = (await portal.As(person).Get(new SaveEntry(null, section, typed, null))).Id;
        var entry = await portal.OnlyEntry(person);
        Assert.Equal((id, section), (entry.Id, entry.Section));
        Assert.Equal(typed.OrderBy(pair => pair.Key), entry.Texts.OrderBy(pair => pair.Key));
        Assert.Equal(typed.Keys.Order(), entry.Origins.Keys.Order());
        Assert.All(entry.Origins.Values, origin => Assert.Equal((Provenance.Typed, null), (origin.Provenance, origin.SourceAt)));
        var kept = (await portal.Scalar<byte[]>("select content from profile_entries where id = $1", id))!;
        Assert.True(kept.Length > 100);
        foreach (var text in typed.Values.Where(text => text!.Length > 3)) Assert.True(kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text!)) < 0, $"the row shows {text}");
    }

    [Theory]
    [InlineData("Institution", null, "Fact_Missing")]
    [InlineData("Institution", "  \n ", "Fact_Missing")]
    [InlineData("Institution", "a\0b", "Fact_Unreadable")]
    [InlineData("Field", "half", "Fact_Unreadable")]
    [InlineData("Field", "long", "Fact_TooLong")]
    [InlineData("Country", "ZZ", "Fact_NotInList")]
    [InlineData("Level", "none-required", "Fact_NotInList")]
    [InlineData("Outcome", "great", "Fact_NotInList")]
    [InlineData("From", "2014/01", "Fact_NoDate")]
    [InlineData("From", "1899", "Fact_NoDate")]
    [InlineData("From", "2014-02-30", "Fact_NoDate")]
    [InlineData("To", "2009", "Fact_EndsTooEarly")]
    public async Task What_does_not_fit_is_said_at_its_field_and_nothing_is_kept(string field, string? text, string says)
    {
        var person = await portal.NewTalent();
        var facts = new Dictionary<string, string?>(CareerScene.Degree().Facts!) { [field] = text switch { "long" => new string('x', FactField.LineMax + 1), "half" => "half a pair \ud83d", _ => text } };
        var outcome = await portal.As(person).Send(new SaveEntry(null, ProfileSection.Education, facts, null));
        var error = Assert.Single(outcome.Errors);
        Assert.Equal((field, says), (error.Field, error.Text.Name));
        Assert.Empty((await portal.Career(person)).Entries);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("www.example.org")]
    [InlineData("https://exa mple.org")]
    [InlineData("https://example.org/\"><b>")]
    public async Task Only_addresses_that_a_browser_may_open_are_kept(string url)
    {
        var outcome = await portal.As(await portal.NewTalent()).Send(CareerScene.Entry(ProfileSection.Certificate, ("Name", "Safety"), ("Url", url)));
        Assert.Equal("Fact_NoUrl", Assert.Single(outcome.Errors).Text.Name);
    }

    [Fact]
    public async Task A_list_has_a_limit_and_a_year_may_end_in_the_month_it_began()
    {
        var person = await portal.NewTalent();
        var most = string.Join('\n', Enumerable.Range(0, FactField.LinesMost));
        Assert.True((await portal.As(person).Send(CareerScene.Entry(ProfileSection.Skill, ("Name", "Optics"), ("Keywords", most)))).IsOk);
        Assert.Equal("Fact_TooMany", (await portal.As(person).Send(CareerScene.Entry(ProfileSection.Skill, ("Name", "Optics"), ("Keywords", most + "\none")))).Errors.Single().Text.Name);
        Assert.True((await portal.As(person).Send(CareerScene.Degree(from: "2014-06", to: "2014"))).IsOk);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other_unknowingly()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddEntry(person);
        var seen = await portal.OnlyEntry(person);
        var change = CareerScene.Degree("Tsinghua University") with { Id = id, Version = seen.Version };
        Assert.True((await portal.As(person).Send(change)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(change)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(change with { Version = null })).Kind);
        Assert.Equal("Tsinghua University", (await portal.OnlyEntry(person)).Name);
    }

    [Fact]
    public async Task What_stays_keeps_its_origin_and_all_is_confirmed_anew()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddEntry(person);
        var before = await portal.OnlyEntry(person);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.As(person).Get(CareerScene.Degree("Tsinghua University", to: null) with { Id = id, Version = before.Version });
        var after = await portal.OnlyEntry(person);
        Assert.All(after.Origins.Values, origin => Assert.Equal(portal.Clock.GetUtcNow(), origin.ConfirmedAt, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("To", after.Texts.Keys);
        Assert.DoesNotContain("To", after.Origins.Keys);
    }

    [Fact]
    public async Task Somebody_elses_entry_a_removed_one_and_one_of_another_section_are_not_there()
    {
        var (mine, theirs) = (await portal.NewTalent(), await portal.NewTalent());
        var id = await portal.AddEntry(theirs);
        var version = (await portal.OnlyEntry(theirs)).Version;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(mine).Send(CareerScene.Degree("Mine") with { Id = id, Version = version })).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(theirs).Send(CareerScene.Entry(ProfileSection.Skill, ("Name", "Optics")) with { Id = id, Version = version })).Kind);
        await portal.As(theirs).Get(new RemoveEntry(id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(theirs).Send(CareerScene.Degree("Later") with { Id = id, Version = version })).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(CareerScene.Degree())).Kind);
    }

    [Fact]
    public async Task Before_one_has_agreed_to_be_kept_nothing_is_and_a_section_has_an_end()
    {
        Assert.Equal("Career_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(CareerScene.Degree())).Reason!.Name);
        var person = await portal.NewTalent();
        var skill = CareerScene.Entry(ProfileSection.Skill, ("Name", "Optics"));
        for (var i = 0; i < ProfileSection.Skill.Most(); i++) await portal.AddEntry(person, skill);
        Assert.Equal(new TextKey("Career_TooMany", 100), (await portal.As(person).Send(skill)).Reason);
        Assert.True((await portal.As(person).Send(CareerScene.Degree())).IsOk);
    }
}
