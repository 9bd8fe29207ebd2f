using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class SaveIntentionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Wishes_are_kept_sealed_with_places_as_codes_each_once()
    {
        var person = await portal.NewTalent();
        await portal.As(person).Get(CareerScene.Wishes(places: "Fuzhou, 厦门、fujian\n福州市"));
        var mine = await portal.Career(person);
        Assert.Equal(["350100", "350200", "350000"], mine.Intentions.Places);
        Assert.Equal((300_000, "CNY", "year", "2027-03", "PT", ResidenceGroup.Foreigner), (mine.Intentions.PayFrom, mine.Intentions.PayCurrency, mine.Intentions.PayPeriod, mine.Intentions.Start.ToString(), mine.Intentions.Nationality, mine.Intentions.Residence));
        Assert.Equal(["permanent", "project"], mine.Intentions.Kinds);
        Assert.Equal(("Three rooms, a lift\nclose to work", "No shift work"), (mine.Intentions.Housing, mine.Intentions.DealBreakers));
        var kept = (await portal.Scalar<byte[]>("select intentions from profile_sheets where user_id = $1", person.UserId))!;
        Assert.True(kept.Length > 60 && kept.AsSpan().IndexOf("350100"u8) < 0);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other_unknowingly()
    {
        var person = await portal.NewTalent();
        await portal.As(person).Get(CareerScene.Wishes());
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(CareerScene.Wishes())).Kind);
        var version = (await portal.Career(person)).IntentionsVersion;
        await portal.As(person).Get(new SaveIntentions(null, null, null, "CNY", "year", " ", "", null, version));
        Assert.True((await portal.Career(person)).Intentions.IsEmpty);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(CareerScene.Wishes(version))).Kind);
    }

    [Theory]
    [InlineData("Places", "Atlantis", "SaveIntentions_PlaceUnknown")]
    [InlineData("Places", "London", "SaveIntentions_PlaceUnknown")]
    [InlineData("Places", "a\0b", "Fact_Unfit")]
    [InlineData("Places", "many", "SaveIntentions_PlacesMany")]
    [InlineData("Kinds", "slavery", "Fact_NotInList")]
    [InlineData("PayFrom", "-1", "SaveIntentions_PayWrong")]
    [InlineData("PayCurrency", "", "SaveIntentions_CurrencyMissing")]
    [InlineData("PayPeriod", "", "SaveIntentions_PeriodMissing")]
    [InlineData("Start", "soon", "Fact_NoDate")]
    [InlineData("Nationality", "ZZ", "Fact_NotInList")]
    [InlineData("Residence", "9", "Fact_NotInList")]
    [InlineData("Housing", "a\0b", "Fact_Unfit")]
    [InlineData("DealBreakers", "long", "Fact_Unfit")]
    public async Task What_does_not_fit_is_said_at_its_field(string field, string text, string says)
    {
        var person = await portal.NewTalent();
        var right = CareerScene.Wishes();
        var wrong = field switch
        {
            "Places" => right with { Places = text == "many" ? "Fuzhou,Xiamen,Quanzhou,Zhangzhou,Putian,Ningde,Nanping,Longyan,Sanming,Beijing,Shanghai" : text },
            "Kinds" => right with { Kinds = [text] },
            "PayFrom" => right with { PayFrom = -1 },
            "PayCurrency" => right with { PayCurrency = text },
            "PayPeriod" => right with { PayPeriod = text },
            "Start" => right with { Start = text },
            "Housing" => right with { Housing = text },
            "DealBreakers" => right with { DealBreakers = new string('x', ProfileIntentions.NeedMax + 1) },
            "Nationality" => right with { Nationality = text },
            _ => right with { Residence = (ResidenceGroup)9 },
        };
        var error = Assert.Single((await portal.As(person).Send(wrong)).Errors);
        Assert.Equal((field, says), (error.Field, error.Text.Name));
        Assert.Null((await portal.Career(person)).IntentionsVersion);
    }

    [Fact]
    public async Task Before_one_has_agreed_to_be_kept_nothing_is_and_a_visitor_keeps_nothing()
    {
        Assert.Equal("Career_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(CareerScene.Wishes())).Reason!.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(CareerScene.Wishes())).Kind);
    }
}
