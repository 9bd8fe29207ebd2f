using System.Globalization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Offers.Domain;

/// <summary>A line of an offer as somebody typed it. One without anything typed is no line.</summary>
public sealed record TypedLine(OfferLineKind Kind)
{
    public string? Amount { get; set; }

    public string? Currency { get; set; }

    public string? Period { get; set; }

    public string? Count { get; set; }

    public string? Form { get; set; }

    public string? Day { get; set; }

    public string? Words { get; set; }

    public string? Assurance { get; set; }

    public string? Source { get; set; }

    public string? SourceOn { get; set; }

    /// <summary>What a request and its form call a field of a line.</summary>
    public static string Field(OfferLineKind kind, string property) => $"Lines.{kind}.{property}";

    /// <summary>Takes a line up again, to change it.</summary>
    public static TypedLine Of(OfferLine line) => new(line.Kind)
    {
        Amount = Text(line.Amount), Currency = line.Currency, Period = line.Period?.ToString(), Count = Text(line.Count), Form = line.Form?.ToString(), Day = Text(line.Day), Words = line.Words,
        Assurance = line.Assurance.ToString(), Source = line.Source, SourceOn = Text(line.SourceOn),
    };

    /// <summary>Reads the lines of a form, and says what is wrong field by field.</summary>
    /// <param name="today">At the tenant: nobody has read a policy tomorrow.</param>
    public static (IReadOnlyList<OfferLine> Lines, IReadOnlyList<Invalidity> Wrong) Read(IReadOnlyList<TypedLine> typed, DateOnly today)
    {
        List<OfferLine> lines = [];
        List<Invalidity> wrong = [];
        foreach (var line in typed.OrderBy(line => line.Kind))
            if (line.Read(today, wrong) is { } read) lines.Add(read);
        return (lines, wrong);
    }

    private OfferLine? Read(DateOnly today, List<Invalidity> wrong)
    {
        var shape = OfferLineShape.Of(Kind);
        var (words, source) = (Typed.Tidy(Words), Typed.Tidy(Source));
        var form = shape.Forms.Count == 0 ? null : Choice<OfferForm>(Form);
        // Currency, period and how firm it is stand chosen from the start: they alone say nothing.
        if (words is null && form is null && (!shape.HasAmount || Blank(Amount)) && (shape.CountMost is null || Blank(Count)) && (!shape.HasDay || Blank(Day)) && source is null) return null;

        decimal? amount = null, count = null;
        OfferPeriod? period = null;
        string? currency = null;
        DateOnly? day = null, sourceOn = null;
        if (shape.HasAmount && !Blank(Amount))
        {
            amount = Number(Amount, OfferLine.AmountMost);
            if (amount is null or 0) Wrong(nameof(Amount), new("SendOffer_AmountUnfit", OfferLine.AmountMost));
            period = Choice<OfferPeriod>(Period) is { } chosen && shape.Periods.Contains(chosen) ? chosen : null;
            if (period is null) Wrong(nameof(Period), "SendOffer_PeriodMissing");
            currency = ReferenceData.Currencies.Find(Currency)?.Code;
            if (currency is null) Wrong(nameof(Currency), "SendOffer_CurrencyMissing");
        }

        // How many months of pay a year has says nothing of pay by the year.
        if (shape.CountMost is { } most && !Blank(Count) && (Kind != OfferLineKind.Pay || period == OfferPeriod.Month))
        {
            count = Number(Count, most);
            if (count is null || (Kind == OfferLineKind.Pay && count < 1)) Wrong(nameof(Count), new("SendOffer_CountUnfit", most));
        }

        if (shape.HasDay && !Blank(Day) && (day = Date(Day)) is null) Wrong(nameof(Day), "SendOffer_DayUnfit");
        if (form is { } one && !shape.Forms.Contains(one)) Wrong(nameof(Form), "SendOffer_FormUnfit");
        if (words is { Length: > OfferLine.WordsMax }) Wrong(nameof(Words), new("SendOffer_TooLong", OfferLine.WordsMax));
        if (source is { Length: > OfferLine.SourceMax }) Wrong(nameof(Source), new("SendOffer_TooLong", OfferLine.SourceMax));
        if (Choice<OfferAssurance>(Assurance) is not { } assurance)
        {
            Wrong(nameof(Assurance), "SendOffer_AssuranceMissing");
            return null;
        }

        if (assurance == OfferAssurance.Written && source is null) Wrong(nameof(Source), "SendOffer_ClauseMissing");
        if (assurance == OfferAssurance.Policy && source is null) Wrong(nameof(Source), "SendOffer_SourceMissing");
        if (assurance == OfferAssurance.Policy && ((sourceOn = Date(SourceOn)) is not { } read || read > today)) Wrong(nameof(SourceOn), "SendOffer_SourceOnMissing");
        return new(Kind, amount, amount is null ? null : currency, amount is null ? null : period, count, form, day, words, assurance, assurance == OfferAssurance.Promised ? null : source, sourceOn);

        void Wrong(string property, TextKey why) => wrong.Add(new(Field(Kind, property), why));
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private static T? Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>Digits with commas between thousands and at most two behind the point; full-width ones as people type them in Chinese.</summary>
    private static decimal? Number(string? text, decimal most) =>
        decimal.TryParse(text!.Trim().Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            && number >= 0 && number <= most && decimal.Round(number, 2) == number ? number : null;

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
