using TalentPortal.Features.Offers.Domain;

namespace TalentPortal.Tests.Features.Offers;

/// <summary>What lines are read as, what they come to, and what is wrong with them: pure rules.</summary>
public sealed class OfferSheetTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_year_counts_what_is_paid_year_by_year_and_nothing_lent_given_once_or_meant_for_the_work()
    {
        var sheet = Sheet(
            OfferScene.Pay(), OfferScene.Housing(), OfferScene.Tax, new(OfferLineKind.Bonus) { Amount = "20000", Currency = "CNY", Period = "Once", Assurance = "Promised" },
            new(OfferLineKind.StartUp) { Amount = "1000000", Currency = "CNY", Period = "Year", Assurance = "Promised" }, new(OfferLineKind.Schooling) { Amount = "3000", Currency = "EUR", Period = "Year", Assurance = "Promised" });
        Assert.Equal(["CNY", "EUR"], sheet.Yearly.Select(sum => sum.Currency));
        // 40,000 × 13 + 5,000 × 12 + 60,000.
        Assert.Equal([640_000m, 3_000m], sheet.Yearly.Select(sum => sum.Total));
        Assert.Equal([(OfferLineKind.Pay, 13m), (OfferLineKind.Housing, 12m), (OfferLineKind.Tax, 1m)], sheet.Yearly[0].Parts.Select(part => (part.Kind, part.Times)));
        Assert.Equal([OfferLineKind.Bonus, OfferLineKind.StartUp], sheet.NotYearly.Select(line => line.Kind));
        Assert.DoesNotContain(Sheet(OfferScene.Pay(), OfferScene.Housing("Loan")).Yearly[0].Parts, part => part.Kind == OfferLineKind.Housing);
        Assert.Equal(480_000m, Sheet(OfferScene.Pay(count: null)).Yearly[0].Total);
    }

    [Fact]
    public void Without_a_figure_for_the_pay_nothing_is_summed_up()
    {
        var sheet = Sheet(new(OfferLineKind.Pay) { Words = "By agreement", Assurance = "Promised" }, OfferScene.Housing());
        Assert.False(sheet.HasPayFigure);
        Assert.Empty(sheet.Yearly);
    }

    [Fact]
    public void Changes_name_what_came_went_and_became_other()
    {
        var (first, second) = (Sheet(OfferScene.Pay(), OfferScene.Tax), Sheet(OfferScene.Pay("45000"), OfferScene.Housing()));
        var changes = second.ChangesSince(first);
        Assert.Equal([(OfferLineKind.Pay, true, true), (OfferLineKind.Housing, false, true), (OfferLineKind.Tax, true, false)], changes.Select(change => (change.Kind, change.Before is not null, change.After is not null)));
        Assert.Empty(first.ChangesSince(Sheet(OfferScene.Pay(), OfferScene.Tax)));
    }

    [Theory]
    [InlineData("Amount", "0", "SendOffer_AmountUnfit")]
    [InlineData("Amount", "-5", "SendOffer_AmountUnfit")]
    [InlineData("Amount", "1.234", "SendOffer_AmountUnfit")]
    [InlineData("Amount", "100000001", "SendOffer_AmountUnfit")]
    [InlineData("Amount", "lots", "SendOffer_AmountUnfit")]
    [InlineData("Currency", "XYZ", "SendOffer_CurrencyMissing")]
    [InlineData("Period", "Once", "SendOffer_PeriodMissing")]
    [InlineData("Count", "0", "SendOffer_CountUnfit")]
    [InlineData("Count", "25", "SendOffer_CountUnfit")]
    [InlineData("Assurance", "", "SendOffer_AssuranceMissing")]
    [InlineData("Source", " ", "SendOffer_ClauseMissing")]
    public void A_wrong_field_is_named(string field, string value, string why)
    {
        var line = OfferScene.Pay();
        typeof(TypedLine).GetProperty(field)!.SetValue(line, value);
        var wrong = Assert.Single(TypedLine.Read([line], Today).Wrong);
        Assert.Equal(($"Lines.Pay.{field}", why), (wrong.Field, wrong.Text.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-24")]
    [InlineData("soon")]
    public void A_policy_needs_the_day_on_which_somebody_read_it(string? day)
    {
        var line = OfferScene.Tax with { SourceOn = day };
        Assert.Equal("SendOffer_SourceOnMissing", Assert.Single(TypedLine.Read([line], Today).Wrong).Text.Name);
        Assert.Equal("SendOffer_SourceMissing", Assert.Single(TypedLine.Read([OfferScene.Tax with { Source = null }], Today).Wrong).Text.Name);
    }

    [Fact]
    public void What_is_only_chosen_and_not_filled_is_no_line_and_full_width_digits_are_digits()
    {
        var (lines, wrong) = TypedLine.Read([new(OfferLineKind.Bonus) { Currency = "CNY", Period = "Year", Assurance = "Promised" }, OfferScene.Pay("４０，０００")], Today);
        Assert.Empty(wrong);
        Assert.Equal(40_000m, Assert.Single(lines).Amount);
        Assert.Equal(OfferScene.Pay().Source, TypedLine.Of(lines[0]).Source);
        Assert.Equal(lines, TypedLine.Read([TypedLine.Of(lines[0])], Today).Lines);
    }

    private static OfferSheet Sheet(params TypedLine[] typed)
    {
        var (lines, wrong) = TypedLine.Read(typed, Today);
        Assert.Empty(wrong);
        return new(false, null, lines);
    }
}
