using System.Reflection;
using System.Text;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Sources;

/// <summary>Looks for a row in the reference data, whatever columns its file has: the code stands first.</summary>
internal static class ReferenceTables
{
    private static readonly Assembly Assembly = typeof(ReferenceData).Assembly;

    public static bool Has(string file, string code)
    {
        var name = Array.Find(Assembly.GetManifestResourceNames(), name => name.EndsWith(".Reference." + file, StringComparison.Ordinal));
        if (name is null) return false;
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n').Skip(1).Any(line => line.Split(',').Contains(code, StringComparer.Ordinal));
    }
}
