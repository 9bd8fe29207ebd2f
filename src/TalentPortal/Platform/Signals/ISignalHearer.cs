namespace TalentPortal.Platform.Signals;

/// <summary>Hears what processes announce on one channel of the database. Called one at a time; must not wait.</summary>
internal interface ISignalHearer
{
    string Channel { get; }

    /// <summary>Something was announced, by any process, this one too.</summary>
    void Hear(string payload);

    /// <summary>The connection is lost, and again at each attempt that fails: nothing is heard now.</summary>
    void Deaf();

    /// <summary>The connection stands, for the first time or anew: what was said before nobody can say.</summary>
    void Listening();
}
