using System.Collections.Frozen;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>Where the seat of each province lies, to a tenth of a degree: enough for a dot on a map of the country.</summary>
public static class ProvinceSeats
{
    private static readonly FrozenDictionary<string, (double Latitude, double Longitude)> seats = new Dictionary<string, (double, double)>
    {
        ["110000"] = (39.9, 116.4), ["120000"] = (39.1, 117.2), ["130000"] = (38.0, 114.5), ["140000"] = (37.9, 112.5), ["150000"] = (40.8, 111.7),
        ["210000"] = (41.8, 123.4), ["220000"] = (43.9, 125.3), ["230000"] = (45.8, 126.5), ["310000"] = (31.2, 121.5), ["320000"] = (32.1, 118.8),
        ["330000"] = (30.3, 120.2), ["340000"] = (31.8, 117.2), ["350000"] = (26.1, 119.3), ["360000"] = (28.7, 115.9), ["370000"] = (36.7, 117.0),
        ["410000"] = (34.7, 113.6), ["420000"] = (30.6, 114.3), ["430000"] = (28.2, 113.0), ["440000"] = (23.1, 113.3), ["450000"] = (22.8, 108.3),
        ["460000"] = (20.0, 110.3), ["500000"] = (29.6, 106.5), ["510000"] = (30.7, 104.1), ["520000"] = (26.6, 106.7), ["530000"] = (25.0, 102.7),
        ["540000"] = (29.7, 91.1), ["610000"] = (34.3, 108.9), ["620000"] = (36.1, 103.8), ["630000"] = (36.6, 101.8), ["640000"] = (38.5, 106.2),
        ["650000"] = (43.8, 87.6), ["710000"] = (25.0, 121.6), ["810000"] = (22.3, 114.2), ["820000"] = (22.2, 113.5),
    }.ToFrozenDictionary();

    /// <summary>Null for what is no province.</summary>
    public static (double Latitude, double Longitude)? Of(string code) => seats.TryGetValue(code, out var seat) ? seat : null;
}
