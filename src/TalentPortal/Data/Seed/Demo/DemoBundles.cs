using System.IO.Compression;
using System.Text;
using TalentPortal.Features.Bundles;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Content that a curator of one tenant took out, changed and sent back: looked at, not taken in. Seeded once.</summary>
internal static class DemoBundles
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var curator = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(Tenant + "-curator"), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseBundles(), curator, ct)).Items.Count == 0)
        {
            var taken = await DemoSessions.Send(services, new ExportBundle(), curator, ct);
            await DemoSessions.Send(services, new UploadBundle("demo-content.zip", Changed(taken.Content)), curator, ct);
        }

        await DemoSessions.End(services, ct);
    }

    /// <summary>A sentence of the guide, and a line of the table in which the kind of service is none.</summary>
    private static byte[] Changed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(content)))
        using (var to = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                var text = reader.ReadToEnd().Replace("Bring your passport or identity card", "Bring your passport, or your identity card,", StringComparison.Ordinal);
                if (entry.FullName == "services.csv") text += ",Nonsense,350100,示例服务（虚构）,Example service (invented),演示,For the demonstration,,,,,,,\r\n";
                using var writer = new StreamWriter(to.CreateEntry(entry.FullName).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }
}
