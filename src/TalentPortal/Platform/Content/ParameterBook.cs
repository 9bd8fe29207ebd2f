using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TalentPortal.Platform.Content;

/// <summary>A dated figure with which the portal computes.</summary>
/// <param name="Code">For example <c>local_wage_month</c>.</param>
/// <param name="Place"><see cref="ParameterBook.Everywhere"/> or a GB/T 2260 code.</param>
/// <param name="From">The first day on which it is used.</param>
/// <param name="Until">The first day on which it is no longer used; null while no end is known.</param>
/// <param name="Value">A number, or text in the form that the code is known to have.</param>
/// <param name="Claim">Code of the claim that it rests on.</param>
public sealed record Parameter(string Code, string Place, DateOnly From, DateOnly? Until, string Value, string Unit, string Claim)
{
    /// <exception cref="FormatException">It is a text and no number.</exception>
    public decimal Number => decimal.Parse(Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}

/// <summary>A place that belongs to a list of places for a time: the western provinces, the cities of the Greater Bay Area.</summary>
public sealed record PlaceInList(string List, string Place, DateOnly From, DateOnly? Until, string Claim);

/// <summary>All parameters and lists of places, to ask for those of a day.</summary>
public sealed class ParameterBook
{
    /// <summary>The place of what holds in the whole country.</summary>
    public const string Everywhere = "cn";

    private const string ListPrefix = "list:";

    private readonly FrozenDictionary<(string Code, string Place), Parameter[]> _parameters;
    private readonly FrozenDictionary<string, PlaceInList[]> _lists;

    private ParameterBook(IReadOnlyList<Parameter> parameters, IReadOnlyList<PlaceInList> lists)
    {
        All = parameters;
        Lists = lists;
        _parameters = parameters.GroupBy(p => (p.Code, p.Place)).ToFrozenDictionary(group => group.Key, group => group.OrderBy(p => p.From).ToArray());
        _lists = lists.GroupBy(l => l.List).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        Digest = DigestOf(parameters, lists);
    }

    public static ParameterBook Empty { get; } = new([], []);

    public IReadOnlyList<Parameter> All { get; }

    public IReadOnlyList<PlaceInList> Lists { get; }

    /// <summary>Equal for equal content: by it a stored result says with which figures it was computed.</summary>
    public string Digest { get; }

    /// <exception cref="ContentException">Two parameters of one code and place hold on the same day.</exception>
    public static ParameterBook Of(IEnumerable<Parameter> parameters, IEnumerable<PlaceInList> lists)
    {
        var book = new ParameterBook([.. parameters], [.. lists]);
        foreach (var series in book._parameters.Values)
        {
            foreach (var (one, next) in series.Zip(series.Skip(1)))
            {
                if (one.Until is null || one.Until > next.From) throw new ContentException("parameters", 0, $"{one.Code} of {one.Place} holds twice on {next.From:yyyy-MM-dd}");
            }
        }

        return book;
    }

    /// <summary>What holds at a place on a day: its own, else its city's, its province's, the country's.</summary>
    /// <param name="place">GB/T 2260 code or <see cref="Everywhere"/>.</param>
    public Parameter? Find(string code, string place, DateOnly on)
    {
        foreach (var wider in WidenedFrom(place))
        {
            if (_parameters.TryGetValue((code, wider), out var series) && Array.FindLast(series, p => p.From <= on) is { } found && !(found.Until <= on)) return found;
        }

        return null;
    }

    /// <summary>The next day after <paramref name="on"/> on which something else may hold there.</summary>
    public DateOnly? NextChange(string code, string place, DateOnly on) =>
        WidenedFrom(place).SelectMany(wider => _parameters.GetValueOrDefault((code, wider)) ?? [])
            .SelectMany(p => new[] { p.From, p.Until ?? DateOnly.MaxValue })
            .Where(day => day > on && day != DateOnly.MaxValue).Order().Select(day => (DateOnly?)day).FirstOrDefault();

    /// <summary>Whether a place lies in another or in a list on a day.</summary>
    /// <param name="place">GB/T 2260 code.</param>
    /// <param name="whole">A GB/T 2260 code, <see cref="Everywhere"/>, or <c>list:</c> with the name of a list.</param>
    public bool Within(string place, string whole, DateOnly on)
    {
        if (!whole.StartsWith(ListPrefix, StringComparison.Ordinal)) return LiesIn(place, whole);
        if (!_lists.TryGetValue(whole[ListPrefix.Length..], out var places)) return false;
        foreach (var one in places)
            if (one.From <= on && !(one.Until <= on) && LiesIn(place, one.Place)) return true;
        return false;
    }

    /// <summary>Whether one of those from <see cref="WidenedFrom"/> is <paramref name="whole"/>, without making them: rules ask it very often.</summary>
    private static bool LiesIn(string place, string whole)
    {
        if (whole == Everywhere || whole == place) return true;
        if (place.Length != 6 || whole.Length != 6 || !whole.EndsWith("00", StringComparison.Ordinal)) return false;
        var same = whole.EndsWith("0000", StringComparison.Ordinal) ? 2 : 4;
        return place.AsSpan(0, same).SequenceEqual(whole.AsSpan(0, same));
    }

    /// <summary>A place and all that it lies in, from the narrowest on.</summary>
    private static IEnumerable<string> WidenedFrom(string place)
    {
        yield return place;
        if (place.Length == 6)
        {
            var (city, province) = (place[..4] + "00", place[..2] + "0000");
            if (city != place) yield return city;
            if (province != place && province != city) yield return province;
        }

        if (place != Everywhere) yield return Everywhere;
    }

    private static string DigestOf(IReadOnlyList<Parameter> parameters, IReadOnlyList<PlaceInList> lists)
    {
        var text = new StringBuilder();
        foreach (var line in parameters.Select(LineOf).Concat(lists.Select(l => l.ToString())).Order(StringComparer.Ordinal)) text.Append(line).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    /// <summary>Not the record's own text: that asks for the number, which a table of rates does not have.</summary>
    private static string LineOf(Parameter p) => FormattableString.Invariant($"{p.Code} {p.Place} {p.From:yyyy-MM-dd} {p.Until:yyyy-MM-dd} {p.Value} {p.Unit} {p.Claim}");
}
