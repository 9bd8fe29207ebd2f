using System.Globalization;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>What a flat costs to rent in one area, a month, in CNY: an estimate, never a survey.</summary>
/// <param name="Code">As addresses name it: <c>fuzhou-gulou</c>.</param>
/// <param name="City">GB/T 2260 code.</param>
/// <param name="Size">Square metres, from and to.</param>
public sealed record RentRow(string Code, string City, Bilingual Area, int Bedrooms, (int From, int To) Size, decimal Low, decimal Typical, decimal High, string Claim);

/// <summary>The rents of the release.</summary>
public sealed class RentTable
{
    private const string File = "tables/rents.csv";

    private static readonly Lazy<RentTable> released = new(() => ContentFiles.All.Contains(File) ? Read(ContentFiles.Read(File)) : new([]));

    private RentTable(IReadOnlyList<RentRow> rows) => Rows = rows;

    public static RentTable Current => released.Value;

    public IReadOnlyList<RentRow> Rows { get; }

    /// <exception cref="CsvException">A row is faulty; the message names its line.</exception>
    public static RentTable Read(string text) => new(
    [
        .. CsvTable.Parse(File, text, "code", "city", "district_zh", "district_en", "place", "bedrooms", "size_m2", "low", "typical", "high", "as_of", "claim").Rows.Select(row =>
        {
            var (low, typical, high) = (row.Number("low"), row.Number("typical"), row.Number("high"));
            if (low > typical || typical > high) throw row.Bad("typical", "does not lie between low and high");
            return new RentRow(row.Text("code"), row.Text("city"), new(row.Text("district_zh"), row.Text("district_en")), row.Number("bedrooms"), Range(row), low, typical, high, row.Text("claim"));
        }),
    ]);

    public IEnumerable<RentRow> Of(string city, int bedrooms) => Rows.Where(row => row.City == city && row.Bedrooms == bedrooms);

    private static (int From, int To) Range(CsvRow row) =>
        row.Text("size_m2").Split("..") is [var from, var to] && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && least <= most
            ? (least, most) : throw row.Bad("size_m2", "is no range");
}
