using Microsoft.Extensions.Configuration;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Tests.Platform.Privacy;

public sealed class ErasureLedgerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 30, 0, TimeSpan.Zero);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "talentportal-ledger-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public void An_erasure_is_noted_once_and_outlives_the_process()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var ledger = Ledger();
        ledger.Note(one, Now);
        ledger.Note(two, Now.AddDays(1));
        ledger.Note(one, Now.AddDays(2));
        ledger = Ledger();
        Assert.Equal(new[] { one, two }.Order(), ledger.All().Order());
        Assert.Equal((Now, Now.AddDays(1), null), (ledger.At(one), ledger.At(two), ledger.At(Guid.NewGuid())));
    }

    [Fact]
    public void What_cannot_be_read_counts_as_an_erasure_and_what_was_interrupted_as_none()
    {
        var one = Guid.NewGuid();
        var ledger = Ledger();
        File.WriteAllText(Path.Combine(_folder, one.ToString("N")), "");
        File.WriteAllText(Path.Combine(_folder, $"{Guid.NewGuid():N}.{Guid.NewGuid():N}.new"), "2026");
        File.WriteAllText(Path.Combine(_folder, "README"), "");
        Assert.Equal([one], ledger.All());
        Assert.NotNull(ledger.At(one));
    }

    [Fact]
    public void An_entry_goes_after_three_years_and_not_before()
    {
        var (old, young) = (Guid.NewGuid(), Guid.NewGuid());
        var ledger = Ledger();
        ledger.Note(old, Now);
        ledger.Note(young, Now.AddSeconds(1));
        Assert.Equal(0, ledger.Forget(Now.AddYears(ErasureLedger.KeptYears)));
        Assert.Equal(1, ledger.Forget(Now.AddYears(ErasureLedger.KeptYears).AddSeconds(1)));
        Assert.Equal([young], ledger.All());
    }

    [Fact]
    public void Without_a_folder_the_portal_does_not_start()
    {
        Assert.Contains(ErasureLedger.Setting, Assert.Throws<InvalidOperationException>(() => new ErasureLedger(new ConfigurationBuilder().Build())).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private ErasureLedger Ledger() => new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [ErasureLedger.Setting] = _folder }).Build());
}
